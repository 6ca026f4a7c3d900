package dev.anteroom.comments;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts for property tests: any characters at all, dense in those that have a meaning somewhere. */
public final class AnyText {

    private static final List<String> MARKS = List.of(
            "*",
            "**",
            "_",
            "`",
            "```",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            ">",
            "> ",
            "- ",
            "* ",
            "1. ",
            "12. ",
            "2) ",
            "[",
            "]",
            "](",
            "(",
            ")",
            "](https://a.example/b)",
            "![",
            "[1]: ",
            "http://",
            "https://b.example/?c=d&e",
            "javascript:",
            "<",
            "</p>",
            "<script>",
            "<a href=\"",
            "\"",
            "'",
            "&",
            "&lt;",
            "&#0;",
            "\\",
            "#",
            "~~~",
            "---",
            "@1:42",
            "a",
            "b c",
            "word",
            "1",
            ".",
            ":",
            "{{",
            "é",
            "重",
            "😀");

    private static final List<String> TRICKS = List.of(
            "\u0301",
            "\u0327",
            "\u0344",
            "\u1161",
            "\u1100",
            "\u09C7",
            "\u09BE",
            "\u200D",
            "\uFE0F",
            "\u202E",
            "\u2066",
            "\u00AD",
            "\uFEFF",
            "\u200B",
            "\u2028",
            "\r",
            "\r\n",
            "\u0085",
            "\u00A0",
            "\u3164",
            "\u1E9B",
            "\u2126",
            "🏴",
            "\uDB40\uDC67",
            "\uDB40\uDC7F",
            "\uDB40\uDD00",
            "👨",
            "🇲",
            "\uD834\uDD60");

    private AnyText() {}

    public static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, joined(pieces(MARKS))),
                Tuple.of(3, joined(Arbitraries.oneOf(pieces(MARKS), pieces(TRICKS)))),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(80)));
    }

    private static Arbitrary<String> pieces(List<String> pieces) {
        return Arbitraries.of(pieces);
    }

    private static Arbitrary<String> joined(Arbitrary<String> pieces) {
        return pieces.list().ofMaxSize(30).map(list -> list.stream().collect(Collectors.joining()));
    }
}
