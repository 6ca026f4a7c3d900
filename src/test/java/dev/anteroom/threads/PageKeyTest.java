package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageKeyTest {

    private static final String URL = "https://Example.org/a#top";

    @Test
    void theSitesOwnIdComesFirst() {
        assertThat(PageKey.of(" 2021/03/cartels ", URL)).isEqualTo(PageKey.parse("2021/03/cartels"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void withoutAnIdItIsTheAddress(String id) {
        assertThat(PageKey.of(id, URL).value()).isEqualTo("https://example.org/a");
    }

    @Test
    void anIdThatIsAnAddressIsThatAddress() {
        assertThat(PageKey.of(URL, "https://example.org/other")).isEqualTo(PageKey.of(null, URL));
    }

    @Test
    void accentsAreWrittenInOneWay() {
        assertThat(PageKey.parse("cafe\u0301")).isEqualTo(PageKey.parse("caf\u00E9"));
    }

    @Test
    void aPageNeedsAnIdOrAnAddress() {
        assertThatThrownBy(() -> PageKey.of(null, null)).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> PageKey.parse(" ")).hasMessage("The page is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000", "\uD800", "\uFFFF", "http://a b", "https://a@b/"})
    void whatIsNeitherIsRefused(String id) {
        assertThatThrownBy(() -> PageKey.parse(id)).isInstanceOf(InvalidText.class);
    }

    @Test
    void anIdHasAnEnd() {
        assertThat(PageKey.parse("a".repeat(500)).value()).hasSize(500);
        assertThatThrownBy(() -> PageKey.parse("a".repeat(501))).isInstanceOf(InvalidText.class);
    }
}
