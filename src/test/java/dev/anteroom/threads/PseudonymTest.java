package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Newsroom.Posted;
import dev.anteroom.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Authors without names, told apart within a thread and nowhere else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class PseudonymTest {

    private static final String LUCIA = "lucia's";
    private static final String MATEO = "mateo's";
    private static final String NOOR = "noor's";

    private Newsroom newsroom;

    @BeforeEach
    void open() {
        newsroom = Newsroom.open();
    }

    private List<String> pseudonyms() {
        return newsroom.thread().path("items.author.pseudonym");
    }

    @Test
    void authors_are_numbered_by_first_appearance() {
        newsroom.publishBy(LUCIA, "first");
        newsroom.publishBy(MATEO, "second");
        newsroom.publishBy(LUCIA, "third");
        newsroom.publish("by nobody's same");
        newsroom.publishBy(NOOR, "fifth");
        assertThat(pseudonyms()).containsExactly("Anonymous 1", "Anonymous 2", "Anonymous 1", null, "Anonymous 3");
    }

    @Test
    void a_number_stays_when_an_older_comment_is_let_in_later() {
        Posted older = newsroom.postBy(MATEO, "older");
        newsroom.publishBy(LUCIA, "newer");
        assertThat(pseudonyms()).containsExactly("Anonymous 1");
        newsroom.approve(older.id());
        assertThat(pseudonyms()).containsExactly("Anonymous 2", "Anonymous 1");
    }

    @Test
    void a_number_tells_nothing_of_authors_who_wait() {
        newsroom.postBy(MATEO, "pending");
        newsroom.reject(newsroom.postBy(NOOR, "rejected").id(), "1");
        newsroom.publishBy(LUCIA, "approved");
        assertThat(pseudonyms()).containsExactly("Anonymous 1");
    }

    @Test
    void a_number_stays_when_the_authors_before_are_gone() {
        Posted first = newsroom.publishBy(MATEO, "first");
        newsroom.publishBy(LUCIA, "second");
        Newsroom.author(first.receipt()).delete("/api/v1/receipt");
        assertThat(pseudonyms()).containsExactly("Anonymous 2");
        newsroom.publishBy(MATEO, "third");
        assertThat(pseudonyms()).containsExactly("Anonymous 2", "Anonymous 1");
    }

    @Test
    void each_thread_numbers_for_itself() {
        newsroom.publishBy(MATEO, "first");
        Map<String, Object> elsewhere = Newsroom.comment("first");
        elsewhere.put("page", Map.of("id", "elsewhere"));
        elsewhere.put("authorSecret", LUCIA + " browser made this");
        newsroom.approve(Newsroom.held(newsroom.submit(elsewhere)).id());
        assertThat(newsroom.thread("elsewhere").<List<String>>path("items.author.pseudonym"))
                .containsExactly("Anonymous 1");
    }

    @Test
    void a_name_is_shown_beside_the_pseudonym() {
        Map<String, Object> request = Newsroom.comment("Signed");
        request.put("name", "Lucía");
        request.put("authorSecret", LUCIA + " browser made this");
        newsroom.approve(Newsroom.held(newsroom.submit(request)).id());
        assertThat(newsroom.thread().jsonPath().getMap("items[0].author"))
                .isEqualTo(Map.of("name", "Lucía", "pseudonym", "Anonymous 1"));
    }

    @Test
    void a_spanish_site_says_it_in_spanish() {
        newsroom = Newsroom.open(Map.of("language", "es"));
        newsroom.publishBy(LUCIA, "primero");
        assertThat(pseudonyms()).containsExactly("Anónimo 1");
    }

    @Test
    void a_change_of_language_is_seen_at_once() {
        newsroom.publishBy(LUCIA, "first");
        assertThat(pseudonyms()).containsExactly("Anonymous 1");
        Newsroom.admin().body(Map.of("language", "es")).patch(newsroom.path(""));
        assertThat(pseudonyms()).containsExactly("Anónimo 1");
    }

    @Test
    void moderators_know_an_author_across_threads_but_not_across_sites() {
        newsroom.postBy(LUCIA, "here");
        newsroom.postBy(LUCIA, "and here");
        newsroom.postBy(MATEO, "somebody else");
        Newsroom other = Newsroom.open();
        other.postBy(LUCIA, "there");

        List<String> keys = newsroom.ana().get("/api/v1/queue").path("items.author.key");
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
        assertThat(other.ana().get("/api/v1/queue").<List<String>>path("items.author.key"))
                .doesNotContain(keys.get(0));
    }
}
