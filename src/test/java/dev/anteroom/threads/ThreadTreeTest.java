package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.threads.ThreadTree.Node;
import dev.anteroom.threads.ThreadTree.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who stands where in a thread, and under which number. */
class ThreadTreeTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final List<Row> rows = new ArrayList<>();

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    /** A comment of that minute; its id is its minute. */
    private void comment(int minute, Integer parent, boolean approved, String author, int publishedAt) {
        rows.add(new Row(
                id(minute),
                parent == null ? null : id(parent),
                approved,
                author == null ? null : author.getBytes(),
                NOON.plusSeconds(60L * minute),
                NOON.plusSeconds(60L * publishedAt)));
    }

    private void published(int minute, Integer parent) {
        comment(minute, parent, true, null, minute);
    }

    private void takenOut(int minute, Integer parent) {
        comment(minute, parent, false, null, minute);
    }

    /** "1:5 1.1:7": the comment of minute 5 stands in place 1, and so on, from the top. */
    private String places() {
        return String.join(
                " ",
                ThreadTree.of(rows).roots().stream()
                        .flatMap(ThreadTreeTest::places)
                        .toList());
    }

    private static Stream<String> places(Node node) {
        return Stream.concat(
                Stream.of(node.position + ":" + node.row.id().getLeastSignificantBits()),
                node.replies.stream().flatMap(ThreadTreeTest::places));
    }

    private List<Integer> numbers(Integer... minutes) {
        ThreadTree tree = ThreadTree.of(rows);
        return Arrays.stream(minutes)
                .map(minute -> tree.number(rows.stream()
                        .filter(row -> row.id().equals(id(minute)))
                        .findFirst()
                        .orElseThrow()))
                .toList();
    }

    @Test
    void places_are_numbered_by_time_on_each_level() {
        published(9, null);
        published(3, 1);
        published(1, null);
        published(2, 1);
        published(4, 3);
        assertThat(places()).isEqualTo("1:1 1.1:2 1.2:3 1.2.1:4 2:9");
    }

    @Test
    void of_two_at_one_moment_the_id_decides() {
        rows.add(new Row(id(2), null, true, null, NOON, NOON));
        rows.add(new Row(id(1), null, true, null, NOON, NOON));
        assertThat(places()).isEqualTo("1:1 2:2");
    }

    @Test
    void what_was_taken_out_has_no_place_unless_it_has_public_replies() {
        takenOut(1, null);
        takenOut(2, null);
        published(3, 2);
        takenOut(4, 3);
        published(5, null);
        assertThat(places()).isEqualTo("1:2 1.1:3 2:5");
    }

    @Test
    void a_line_of_what_was_taken_out_keeps_its_places_for_a_public_end() {
        takenOut(1, null);
        takenOut(2, 1);
        published(3, 2);
        assertThat(places()).isEqualTo("1:1 1.1:2 1.1.1:3");
    }

    @Test
    void a_reply_hangs_on_its_parent_even_if_the_clock_was_set_back() {
        published(8, null);
        published(2, 8);
        assertThat(places()).isEqualTo("1:8 1.1:2");
    }

    @Test
    void a_reply_to_what_was_never_public_stands_by_itself() {
        published(5, 4);
        assertThat(places()).isEqualTo("1:5");
    }

    @Test
    void only_what_has_a_place_is_shown() {
        takenOut(1, null);
        takenOut(2, null);
        published(3, 2);
        ThreadTree tree = ThreadTree.of(rows);
        assertThat(tree.shown(id(1))).isNull();
        assertThat(tree.shown(id(2)).row.id()).isEqualTo(id(2));
        assertThat(tree.shown(id(3)).row.id()).isEqualTo(id(3));
        assertThat(tree.shown(id(99))).isNull();
    }

    @Test
    void the_public_comments_come_oldest_first() {
        published(7, null);
        takenOut(1, null);
        published(2, 1);
        assertThat(ThreadTree.of(rows).approved()).extracting(Row::id).containsExactly(id(2), id(7));
    }

    @Test
    void authors_are_numbered_by_when_they_were_first_public() {
        comment(1, null, true, "late", 30);
        comment(2, null, true, "early", 10);
        comment(3, null, true, "late", 40);
        comment(4, null, true, null, 5);
        assertThat(numbers(1, 2, 3, 4)).containsExactly(2, 1, 2, null);
    }

    @Test
    void an_author_keeps_the_number_when_the_comment_is_taken_out() {
        comment(1, null, false, "first", 1);
        comment(2, null, true, "second", 2);
        assertThat(numbers(1, 2)).containsExactly(1, 2);
    }

    @Test
    void authors_of_one_moment_are_numbered_by_the_time_of_posting() {
        comment(2, null, true, "second", 10);
        comment(1, null, true, "first", 10);
        assertThat(numbers(1, 2)).containsExactly(1, 2);
    }

    @Test
    void an_empty_thread_has_nothing() {
        assertThat(places()).isEmpty();
        assertThat(ThreadTree.of(rows).approved()).isEmpty();
    }
}
