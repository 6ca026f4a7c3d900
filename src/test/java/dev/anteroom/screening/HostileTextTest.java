package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the greatest length that are made to keep a check busy: the work grows with the text, and not faster. */
class HostileTextTest {

    private static final int LONG = 64_000;

    /**
     * Far more than any needs, on any machine: what is quadratic takes minutes. No check is timed but by this; the benchmark
     * does that.
     */
    private static final Duration FAR_TOO_LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                " ",
                ".",
                "a.",
                "1.",
                "-",
                "a-",
                "@",
                "a@",
                "a@a.",
                "@a",
                " at ",
                "(at)",
                "a at ",
                " dot ",
                "a dot ",
                "[.]",
                "a[.]",
                "(",
                "((",
                "<",
                "<b",
                "<b>",
                "<!--",
                "&",
                "&#",
                "&amp;",
                "://",
                "h://",
                "http://",
                "http://a.",
                "http://a@",
                "www.",
                "a.com",
                "a.com.",
                "a,com",
                "+1",
                "+",
                "5 ",
                "5-",
                "12 345 678 ",
                "55 5622 0000 ",
                "4111 1111 ",
                "ES91 2100 ",
                "calle ",
                "calle A ",
                "Calle Morelos ",
                "12 Main ",
                "placas ",
                "placas AB12 ",
                "é",
                "е",
                "ʇ",
                "😀",
                "𝐟",
                "\u0301",
                "\u200B",
                "a\u0301",
                "f r ",
                "f.r.",
                "f*",
                "idio",
                "i1",
                "l1",
                "drop ",
                "drop dead ",
                "\uD800",
                "\uFDFA",
                "重",
                "🇫"
            })
    void are_read_to_their_end(String piece) throws InterruptedException {
        String text = piece.repeat(LONG / piece.length());
        List<Check> checks = List.of(
                new WordsCheck(StarterLists.all()),
                new LinksCheck(LinksSettings.DEFAULT),
                new PersonalCheck(PersonalSettings.DEFAULT));
        AtomicLong findings = new AtomicLong(-1);
        Thread reader = new Thread(() -> findings.set(checks.stream()
                .mapToLong(check -> Examined.by(check, text).size())
                .sum()));
        reader.setDaemon(true);
        reader.start();
        reader.join(FAR_TOO_LONG.toMillis());
        assertThat(findings.get()).isNotNegative();
    }
}
