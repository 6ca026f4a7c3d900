package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;

/** A text as one check sees it. */
final class Examined {

    private Examined() {}

    static List<Finding> by(Check check, String text) {
        return by(check, text, "en");
    }

    static List<Finding> by(Check check, String text, String siteLanguage) {
        Submission submission =
                new Submission(Text.of(text), null, false, ZonedDateTime.parse("2026-03-02T09:00:00Z"), siteLanguage);
        return check.examine(new Examination(submission, History.NONE));
    }

    /** What all findings together point at. */
    static List<String> places(Check check, String text) {
        return by(check, text).stream()
                .flatMap(finding -> finding.spans().stream())
                .map(span -> span.of(text))
                .toList();
    }

    /** A span lies in the text and cuts no surrogate pair. */
    static void mustBeSound(Span span, String text) {
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
        mustNotCut(span.start(), text);
        mustNotCut(span.end(), text);
    }

    private static void mustNotCut(int i, String text) {
        boolean inside = i > 0
                && i < text.length()
                && Character.isHighSurrogate(text.charAt(i - 1))
                && Character.isLowSurrogate(text.charAt(i));
        assertThat(inside).isFalse();
    }
}
