package dev.anteroom.reports;

import dev.anteroom.base.CleanText;
import dev.anteroom.base.Graphemes;
import dev.anteroom.base.InvalidText;
import dev.anteroom.policy.Policy;
import dev.anteroom.web.Refusal;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A report as a stranger sends it. */
@Schema(name = "ReportRequest")
record ReportRequest(
        @NotNull(message = "is missing") @Schema(description = "A clause of the site's policy", examples = "2")
        String clause,

        @Schema(
                description = "What is wrong, for the moderators: up to 1,000 characters, or null",
                examples = "He threatens the author of 4.3.")
        String detail,

        @Schema(
                description = "A random secret of 16 to 200 characters that the reader's browser made and keeps; a"
                        + " report without one counts least, and only a few of them are taken from one address",
                examples = "null")
        String readerSecret) {

    private static final int LONGEST_DETAIL = 1_000;

    /** Room for the marks of 1,000 characters, not for a wall of them. */
    private static final int MOST_BYTES = 8_192;

    /** The words of a report, clean and checked. */
    record Checked(String clause, String detail) {}

    Checked checked(Policy policy) {
        if (!policy.has(clause)) {
            throw Refusal.field("clause", "is not one of the site's policy");
        }
        return new Checked(clause, checkedDetail());
    }

    private String checkedDetail() {
        if (detail == null) {
            return null;
        }
        if (detail.length() > MOST_BYTES) {
            throw tooLong();
        }
        try {
            String clean = CleanText.of(detail);
            if (clean.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES || Graphemes.count(clean) > LONGEST_DETAIL) {
                throw tooLong();
            }
            return clean.isEmpty() ? null : clean;
        } catch (InvalidText invalid) {
            throw Refusal.field("detail", invalid.getMessage());
        }
    }

    private static Refusal tooLong() {
        return Refusal.field("detail", "must be at most " + LONGEST_DETAIL + " characters");
    }
}
