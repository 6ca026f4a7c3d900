package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "1:42 asked why,        1:42,      01:42 13:42",
        "@9:50 first of all,    9:50,      09:50 21:50",
        "@ 9:50 first of all,   9:50,      09:50 21:50",
        "Hey @9:50: no,         9:50,      09:50 21:50",
        "6:47pm you lie,        6:47pm,    18:47",
        "6:47 PM you lie,       6:47 PM,   18:47",
        "6:47 p.m. you lie,     6:47 p.m., 18:47",
        "6:47 p. m. mientes,    6:47 p. m.,18:47",
        "1:42am,                1:42am,    01:42",
        "1:42 amazing,          1:42,      01:42 13:42",
        "14:49 is right,        14:49,     14:49",
        "12:10 is right,        12:10,     12:10 00:10",
        "0:10 is right,         0:10,      00:10",
        "12:10am is right,      12:10am,   00:10",
        "12:10pm is right,      12:10pm,   12:10",
        "1:42. Yes,             1:42,      01:42 13:42",
    })
    void aTimeAtTheStartOrAfterAnAt(String text, String written, String readings) {
        TimeReference reference = TimeReference.in(text).get(0);
        assertThat(reference.text()).isEqualTo(written);
        assertThat(reference.readings())
                .containsExactlyInAnyOrderElementsOf(List.of(readings.split(" ")).stream()
                        .map(LocalTime::parse)
                        .toList());
    }

    @Test
    void leadingBlanksAndNarrowSpacesAreNothing() {
        assertThat(TimeReference.in(" \n6:47\u202FPM ok"))
                .extracting(TimeReference::text)
                .containsExactly("6:47\u202FPM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:4",
                "25:00",
                "1:60",
                "10:30:15",
                "3:1 odds",
                "http://x:8080",
                "1:420",
                "v1:42",
                "1:42x",
                "13:10pm x",
                "0:10am x",
                "I left at 1:42",
                "ana@1:42",
                "1:42.5",
                "100:42",
                "@",
                ":42"
            })
    void anythingElseIsNone(String text) {
        assertThat(TimeReference.in(text)).isEmpty();
    }

    @Test
    void oneTextMayAnswerSeveral() {
        assertThat(TimeReference.in("9:50 no. @14:49 yes. @ 6:47pm too"))
                .extracting(TimeReference::text)
                .containsExactly("9:50", "14:49", "6:47pm");
    }

    @Test
    void butNotEverybody() {
        assertThat(TimeReference.in("@9:50 ".repeat(50))).hasSize(20);
    }

    @Test
    void secondsDoNotCount() {
        TimeReference reference = TimeReference.in("@9:50").get(0);
        assertThat(reference.matches(LocalTime.of(21, 50, 59))).isTrue();
        assertThat(reference.matches(LocalTime.of(9, 51))).isFalse();
    }
}
