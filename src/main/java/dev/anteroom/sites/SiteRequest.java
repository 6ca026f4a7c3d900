package dev.anteroom.sites;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anteroom.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Settings of a site as an administrator sends them. What is left out keeps its value, or gets its default in a new
 * site; {@code closeAfterDays} and {@code hideAfterReports} are set to "never" by an explicit null.
 */
@Schema(name = "SiteRequest")
record SiteRequest(
        @Schema(description = "Names the site in addresses; only in a new site", examples = "borderland-notes")
        String key,

        @Schema(description = "1 to 200 characters", examples = "Borderland Notes")
        String name,

        @Schema(
                description = "Web origins that may embed the site's comments",
                examples = "[\"https://notes.example\"]")
        List<String> origins,

        @Schema(description = "Default PRE") Mode mode,

        @Schema(description = "Approved comments that make an author trusted, default 3")
        Integer trustedAfter,

        @Schema(description = "IANA time zone, default UTC", examples = "America/Mexico_City")
        String timeZone,

        @Schema(description = "Default en") Language language,

        @Schema(description = "Seconds in which an approved comment may be edited, default 900")
        Integer editWindowSeconds,

        @Schema(description = "Levels of replies, 0 to 4, default 4")
        Integer replyDepth,

        @Schema(description = "Longest comment in characters, default 10000")
        Integer bodyLimit,

        @Schema(description = "Days after which a thread closes, null for never (default)")
        @JsonProperty("closeAfterDays")
        Optional<Integer> closeAfterDays,

        @Schema(description = "Open reports that hide an approved comment, default 5, null for never")
        @JsonProperty("hideAfterReports")
        Optional<Integer> hideAfterReports) {

    private static final SiteSettings DEFAULTS =
            new SiteSettings("-", List.of(), Mode.PRE, 3, "UTC", Language.EN, 900, 4, 10_000, null, 5);

    /** The key of a new site: it stands in addresses, so it is short and plain. */
    String checkedKey() {
        if (key == null || !key.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw Refusal.field("key", "must be 1 to 63 of a-z, 0-9 and -, and not begin with -");
        }
        return key;
    }

    SiteSettings asNew() {
        if (name == null) {
            throw Refusal.field("name", "must be 1 to 200 characters");
        }
        return over(DEFAULTS);
    }

    SiteSettings over(SiteSettings now) {
        return new SiteSettings(
                or(name, now.name()),
                or(origins, now.origins()),
                or(mode, now.mode()),
                or(trustedAfter, now.trustedAfter()),
                or(timeZone, now.timeZone()),
                or(language, now.language()),
                or(editWindowSeconds, now.editWindowSeconds()),
                or(replyDepth, now.replyDepth()),
                or(bodyLimit, now.bodyLimit()),
                // Left out: null. Sent as null: empty.
                closeAfterDays == null ? now.closeAfterDays() : closeAfterDays.orElse(null),
                hideAfterReports == null ? now.hideAfterReports() : hideAfterReports.orElse(null));
    }

    private static <T> T or(T asked, T otherwise) {
        return asked == null ? otherwise : asked;
    }
}
