package dev.anteroom.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Cursors come back as they went out, and nothing else is taken for one. */
class CursorProperties {

    @Provide
    Arbitrary<Cursor> cursors() {
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() * 1_000_000 + 999_999;
        return Combinators.combine(Arbitraries.longs().between(0, last), Arbitraries.longs(), Arbitraries.longs())
                .as((micros, most, least) ->
                        new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new UUID(most, least)));
    }

    @Property
    void a_cursor_comes_back_as_it_went_out(@ForAll("cursors") Cursor cursor) {
        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThat(cursor.toString()).matches("[A-Za-z0-9_-]{32}");
    }

    @Property
    void what_is_taken_for_a_cursor_is_one(@ForAll String text) {
        takenOrRefused(text);
    }

    @Property
    void any_24_bytes_are_a_cursor_of_our_time_or_refused(@ForAll @Size(24) byte[] bytes) {
        takenOrRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Property
    void a_cursor_with_a_letter_changed_is_another_or_none(
            @ForAll("cursors") Cursor cursor, @ForAll char letter, @ForAll int place) {
        StringBuilder changed = new StringBuilder(cursor.toString());
        changed.setCharAt(Math.floorMod(place, changed.length()), letter);
        takenOrRefused(changed.toString());
    }

    private static void takenOrRefused(String text) {
        try {
            Cursor cursor = Cursor.parse(text);
            assertThat(cursor.toString()).isEqualTo(text);
            assertThat(cursor.at()).isBetween(Instant.EPOCH, Instant.parse("+10000-01-01T00:00:00Z"));
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CURSOR);
        }
    }

    @Example
    void no_cursor_is_the_first_page() {
        assertThat(Cursor.parse(null)).isNull();
    }

    @Example
    void a_time_that_no_list_has_is_refused() {
        for (long micros : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            byte[] bytes = ByteBuffer.allocate(24).putLong(micros).array();
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(Refusal.class);
        }
    }
}
