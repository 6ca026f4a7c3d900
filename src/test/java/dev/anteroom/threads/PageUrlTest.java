package dev.anteroom.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageUrlTest {

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.ORG/A/b,                          https://example.org/A/b",
        "http://example.org,                               http://example.org/",
        "http://example.org:80/,                           http://example.org/",
        "https://example.org:443/,                         https://example.org/",
        "https://example.org:8443/,                        https://example.org:8443/",
        "https://example.org:/,                            https://example.org/",
        "https://example.org./a,                           https://example.org/a",
        "https://example.org/a#comments,                   https://example.org/a",
        "https://example.org/a/,                           https://example.org/a/",
        "https://example.org/a/./b/../c,                   https://example.org/a/c",
        "https://example.org/a/%2E%2e/b,                   https://example.org/b",
        "https://example.org/../..,                        https://example.org/",
        "https://example.org/a/b/..,                       https://example.org/a/",
        "https://example.org/%7euser/%c3%a9,               https://example.org/~user/%C3%A9",
        "https://example.org/é|x,                          https://example.org/%C3%A9%7Cx",
        "https://example.org/100%,                         https://example.org/100%25",
        "https://example.org/a?,                           https://example.org/a",
        "https://example.org/a?b=1&a=2,                    https://example.org/a?b=1&a=2",
        "https://example.org/a?utm_source=x&id=3&fbclid=y, https://example.org/a?id=3",
        "https://example.org/a?UTM_Medium=x&utm%5Fterm=y,  https://example.org/a",
        "https://example.org?p=1,                          https://example.org/?p=1",
        "https://example.org/a?ref=b,                      https://example.org/a?ref=b",
        "https://bücher.example/,                          https://xn--bcher-kva.example/",
        "https://BÜCHER.example/,                          https://xn--bcher-kva.example/",
        "https://例え。テスト/,                              https://xn--r8jz45g.xn--zckzah/",
        "https://r3---a_b.example/,                        https://r3---a_b.example/",
        "http://localhost:8080/x,                          http://localhost:8080/x",
        "http://192.0.2.1/x,                               http://192.0.2.1/x",
    })
    void thereIsOneWayToWriteAnAddress(String typed, String canonical) {
        assertThat(PageUrl.parse(typed).value()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.org/a",
                "javascript:alert(1)",
                "ftp://example.org/",
                "//example.org/",
                "http:/example.org",
                "http://",
                "http:///a",
                "https://?a",
                "http://a@b/",
                "http://a:b@c/",
                "http://[::1]/",
                "http://[::1",
                "http://a b/",
                "http://a/b c",
                "http://a\\b",
                "http://a/\\b",
                "http://a/\tb",
                "http://a/b\nc",
                "http://a/\u0000",
                "http://a/\uD800",
                "http://a:0/",
                "http://a:65536/",
                "http://a:1x/",
                "http://a:999999/",
                "http://a%41/",
                "http://.a/",
                "http://a..b/",
                "http://-/\u0085",
                "http://\u202Ea/",
                "http://<b>/",
                "http://xn--a/"
            })
    void whatIsNoAddressIsRefused(String typed) {
        assertThatThrownBy(() -> PageUrl.parse(typed)).isInstanceOf(InvalidText.class);
    }

    @Test
    void anAddressHasAnEnd() {
        String longest = "https://example.org/" + "a".repeat(1_980);
        assertThat(PageUrl.parse(longest).value()).hasSize(2_000);
        assertThat(PageUrl.parse(longest + "?fbclid=" + "x".repeat(500)).value())
                .isEqualTo(longest);
        assertThatThrownBy(() -> PageUrl.parse(longest + "a")).isInstanceOf(InvalidText.class);
        assertThatThrownBy(() -> PageUrl.parse("http://" + "a.".repeat(5_000_000)))
                .isInstanceOf(InvalidText.class);
    }

    @Test
    void onlyTheCanonicalFormIsAPageUrl() {
        assertThatThrownBy(() -> new PageUrl("https://Example.org/")).isInstanceOf(InvalidText.class);
    }
}
