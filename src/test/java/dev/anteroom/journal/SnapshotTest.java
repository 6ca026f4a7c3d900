package dev.anteroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void it_sees_what_had_ended() {
        Snapshot snapshot = Snapshot.parse("10:20:10,14", 0);
        assertThat(List.of(1L, 9L, 11L, 13L, 15L, 19L)).allMatch(snapshot::sees);
        assertThat(List.of(10L, 14L, 20L, 21L)).noneMatch(snapshot::sees);
    }

    @Test
    void it_is_written_as_it_is_read() {
        for (String text : List.of("10:20:10,14", "7:7:")) {
            assertThat(Snapshot.parse(text, 0)).hasToString(text);
        }
        assertThat(Snapshot.parse("10:20:14", 100)).hasToString("110:120:114");
    }

    @Test
    void what_is_none_is_refused() {
        for (String text : List.of(
                "", "1", "1:2", "1:2:3:4", "a:2:", "1::", "-1:2:", "1:2:3,", "1:2:3,x", "1:9999999999999999999:")) {
            assertThatThrownBy(() -> Snapshot.parse(text, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
