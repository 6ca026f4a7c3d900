package dev.anteroom.journal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first place at which the journal is not what was sealed.
 *
 * @param seal the seal's number; null where it is no seal's
 */
@Schema(name = "BrokenSeal")
public record Broken(@Schema(examples = "17") Long seal, Reason reason, String detail) {

    /** What is wrong. */
    @Schema(name = "BrokenSealReason")
    public enum Reason {
        MISSING("There is no such seal, or it was put elsewhere"),
        SEAL_CHANGED("The seal's hash is not that of its content"),
        UNCHAINED("The seal does not continue the one before it"),
        ENTRIES_MISSING("The journal has fewer entries there than were sealed"),
        ENTRIES_ADDED("The journal has more entries there than were sealed"),
        ENTRY_CHANGED("An entry there is not as it was sealed"),
        NOT_AS_NOTED("The seal's hash is not the one that was noted"),
        FROM_THE_FUTURE("The journal has entries of transactions that have not begun");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Broken at(Long seal, Reason reason) {
        return new Broken(seal, reason, reason.meaning + ".");
    }
}
