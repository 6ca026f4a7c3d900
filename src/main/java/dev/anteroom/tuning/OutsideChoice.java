package dev.anteroom.tuning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anteroom.base.InvalidText;
import dev.anteroom.screening.outside.OutsideSettings;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A site's own checker, as its administrator sets it.
 *
 * @param url where it is; null for none
 * @param secret by which requests are signed, as Standard Webhooks writes it; never shown again
 * @param timeoutMillis for everything, 100 to 10,000
 */
@Schema(name = "OutsideSettings")
record OutsideChoice(
        @Schema(examples = "https://checker.example/comments")
        String url,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Schema(description = "whsec_ and 24 to 64 bytes in Base64", writeOnly = true)
        String secret,

        @Schema(examples = "2000") int timeoutMillis) {

    static final OutsideChoice NONE =
            new OutsideChoice(null, null, Math.toIntExact(OutsideSettings.USUAL_TIMEOUT.toMillis()));

    /** @throws InvalidText if there is an address and something is not allowed */
    OutsideChoice {
        if (url != null) {
            OutsideSettings.of(url, secret, Duration.ofMillis(timeoutMillis), false);
        }
    }

    /** @param inside whether it may be on an address that is not public: that is the operator's to say */
    OutsideSettings settings(boolean inside) {
        return OutsideSettings.of(url, secret, Duration.ofMillis(timeoutMillis), inside);
    }

    @JsonIgnore
    boolean isSet() {
        return url != null;
    }
}
