package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.anteroom.base.InvalidText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever a text is: a link is in it, and what a check points at. Whatever is typed for a host is one, or refused. */
class LinksFuzzTest {

    private static final LinksCheck LINKS = new LinksCheck(
            new LinksSettings(0, null, List.of("example.org"), List.of("paypal.com"), null, null, null, null, null));

    @FuzzTest(maxDuration = "5s")
    void aLinkIsInTheText(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        for (Link link : Text.of(text).links()) {
            Examined.mustBeSound(link.span(), text);
            assertThat(link.host()).isNotEmpty().doesNotContain(" ");
        }
        for (Finding finding : Examined.by(LINKS, text)) {
            finding.spans().forEach(span -> Examined.mustBeSound(span, text));
        }
        try {
            LinksSettings settings = new LinksSettings(null, null, List.of(text), null, null, null, null, null, null);
            assertThat(settings.allowed()).allMatch(HostNames::isSound);
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }
}
