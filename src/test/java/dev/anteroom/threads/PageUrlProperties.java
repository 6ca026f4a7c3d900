package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.base.InvalidText;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PageUrlProperties {

    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "..",
            ".",
            "?",
            "&",
            "=",
            "#",
            "%",
            "%2",
            "%2e",
            "%2F",
            "%C3%A9",
            "%zz",
            "é",
            "重",
            "😀",
            "a",
            "B",
            "utm_source=x",
            "fbclid",
            "utm%5Fid=1",
            "id=1",
            ":",
            ":80",
            "@",
            "+",
            "|",
            "[",
            "'",
            "\"",
            "<",
            ";",
            "-",
            "_",
            "~",
            "xn--",
            "ß",
            "\u0301",
            "\u200D");

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> start = Arbitraries.of(
                "http://", "HTTPS://", "https://Example.org", "http://example.org:80", "http://bücher.example/a");
        Arbitrary<String> rest = Arbitraries.oneOf(
                        Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(15)
                .map(pieces -> String.join("", pieces));
        return start.flatMap(first -> rest.map(first::concat));
    }

    private static Optional<String> canonical(String typed) {
        try {
            return Optional.of(PageUrl.parse(typed).value());
        } catch (InvalidText refused) {
            return Optional.empty();
        }
    }

    @Property(tries = 5_000)
    void theCanonicalFormOfACanonicalFormIsTheSame(@ForAll("addresses") String typed) {
        canonical(typed).ifPresent(url -> assertThat(canonical(url)).hasValue(url));
    }

    @Property(tries = 5_000)
    void aCanonicalAddressIsStrictAndSaysNothingOfTheReader(@ForAll("addresses") String typed) {
        canonical(typed).ifPresent(url -> {
            URI uri = URI.create(url);
            assertThat(uri.getScheme()).isIn("http", "https");
            assertThat(uri.getRawUserInfo()).isNull();
            assertThat(uri.getRawFragment()).isNull();
            assertThat(uri.getRawPath()).startsWith("/").doesNotContain("/../").doesNotContain("/./");
            assertThat("&" + uri.getRawQuery()).doesNotContainPattern("&(utm_|fbclid(=|&|$))");
            assertThat(url).matches("\\p{ASCII}{1,2000}");
        });
    }

    @Property(tries = 2_000)
    void aPageIsTheSameByItsAddressAndByItsKey(@ForAll("addresses") String typed) {
        canonical(typed).ifPresent(url -> {
            assertThat(PageKey.parse(typed).value()).isEqualTo(url);
            assertThat(PageKey.of(null, typed)).isEqualTo(PageKey.parse(url)).isEqualTo(PageKey.of(typed, "x"));
        });
    }
}
