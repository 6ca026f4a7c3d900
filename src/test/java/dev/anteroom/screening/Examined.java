package dev.anteroom.screening;

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
}
