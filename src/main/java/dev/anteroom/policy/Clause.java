package dev.anteroom.policy;

import dev.anteroom.sites.Language;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rule of a policy.
 *
 * @param number as cited: {@code 2} or {@code 2.1}
 * @param texts what it says, by language
 */
@Schema(name = "Clause")
public record Clause(@Schema(examples = "2") String number, Map<Language, Text> texts) {

    /** A clause in one language. */
    @Schema(name = "ClauseText")
    public record Text(
            @Schema(examples = "Threats") String title,

            @Schema(examples = "No threats of violence, and no calls for it.")
            String text) {}
}
