package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many copies of a text are too many. Each number is of copies that are there already, 1 to 1,000; null: any number is
 * fine.
 *
 * @param byAuthor of the same author, anywhere on the site
 * @param inThread in the same thread, whoever wrote them
 * @param onSite anywhere on the site: a flood
 * @param likeRejected copies that moderators have rejected
 */
@Schema(name = "CopiesSettings")
public record CopiesSettings(
        @Schema(examples = "1") Integer byAuthor,
        @Schema(examples = "1") Integer inThread,
        @Schema(examples = "5") Integer onSite,
        @Schema(examples = "1") Integer likeRejected) {

    public static final CopiesSettings DEFAULTS = new CopiesSettings(1, 1, 5, 1);

    private static final int MOST = 1_000;

    /** @throws InvalidText if a number is out of range */
    public CopiesSettings {
        for (Integer number : new Integer[] {byAuthor, inThread, onSite, likeRejected}) {
            if (number != null && (number < 1 || number > MOST)) {
                throw new InvalidText("Numbers of copies must be from 1 to 1000, or null.");
            }
        }
    }
}
