package dev.anteroom.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anteroom.base.Label;
import dev.anteroom.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A moderator as an administrator sends it; in a change, what is left out stays as it is. */
@Schema(name = "ModeratorRequest")
record ModeratorRequest(
        @Schema(description = "1 to 100 characters, different from every other's", examples = "Ana")
        String name,

        @Schema(description = "Default MODERATOR") Role role,

        @Schema(description = "Keys of the sites to work on; null for all", examples = "[\"borderland-notes\"]")
        @JsonProperty("sites")
        Optional<List<String>> sites,

        @Schema(
                description =
                        "What a person signs in as. An invitation lets them choose it; with OpenID Connect it is set"
                                + " here",
                examples = "ana")
        String userName,

        @Schema(
                description = "Default true. False: neither token, session nor password lets them in; tokens, sessions"
                        + " and an invitation end for good")
        Boolean active) {

    String checkedName() {
        String stripped = name == null ? "" : name.strip();
        if (!Label.isLine(stripped, 100)) {
            throw Refusal.field("name", "must be 1 to 100 characters");
        }
        return stripped;
    }

    /** The ids of the sites asked for; null for all. */
    Set<Integer> siteIds(SiteDirectory directory) {
        return sites == null || sites.isEmpty()
                ? null
                : sites.get().stream().map(directory::idOf).collect(Collectors.toSet());
    }
}
