package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksCheckTest {

    private static LinksCheck check(List<String> allowed, List<String> denied) {
        return new LinksCheck(new LinksSettings(null, null, allowed, denied, Outcome.REJECT, null, null, null, "4"));
    }

    private static final LinksCheck CHECK =
            check(List.of("Example.org", "*.münchen.example"), List.of("evil.com", "paypal.com"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "See https://example.com/a?b=c#d. | example.com | https://example.com/a?b=c#d",
                "(http://example.com/a) | example.com | http://example.com/a",
                "HTTPS://EXAMPLE.COM | example.com | HTTPS://EXAMPLE.COM",
                "https://user:secret@evil.com/x | evil.com | https://user:secret@evil.com/x",
                "http://localhost:8080/ | localhost | http://localhost:8080/",
                "http://192.0.2.7/a | 192.0.2.7 | http://192.0.2.7/a",
                "//example.com/x | example.com | example.com/x",
                "www.example.co.uk | www.example.co.uk | www.example.co.uk",
                "go to example.com now | example.com | example.com",
                "example.com/x, please | example.com | example.com/x",
                "EXAMPLE.COM | example.com | EXAMPLE.COM",
                "Lee elpais.es/noticias | elpais.es | elpais.es/noticias",
                "Lee elpais.es | elpais.es | elpais.es",
                "está en foro.example.mx hoy | foro.example.mx | foro.example.mx",
                "t.co/abc | t.co | t.co/abc",
                "münchen.example.de | xn--mnchen-3ya.example.de | münchen.example.de",
                "xn--mnchen-3ya.de | xn--mnchen-3ya.de | xn--mnchen-3ya.de",
                "http://пример.рф/ | xn--e1afmkfd.xn--p1ai | http://пример.рф/",
                "ｅｘａｍｐｌｅ．ｃｏｍ | example.com | ｅｘａｍｐｌｅ．ｃｏｍ",
                "example。com | example.com | example。com",
                "example[.]com | example.com | example[.]com",
                "example(dot)com/x | example.com | example(dot)com/x",
                "example [dot] com | example.com | example [dot] com",
                "visit buypills dot com today | buypills.com | buypills dot com",
                "entra a mipagina punto com ya | mipagina.com | mipagina punto com",
                "buypills . com | buypills.com | buypills . com",
                "buypills,com | buypills.com | buypills,com",
                "hxxp://example.com/x | example.com | hxxp://example.com/x",
                "h**ps://example.com | example.com | h**ps://example.com",
                "exam&#112;le.com | example.com | exam&#112;le.com",
                "end.Next example.com.Then | example.com | example.com",
                "请访问example.com吧 | example.com | example.com",
                "[here](https://example.com/a) | example.com | https://example.com/a"
            })
    void an_address_is_found(String text, String host, String place) {
        assertThat(Text.of(text).links()).singleElement().satisfies(link -> {
            assertThat(link.host()).isEqualTo(host);
            assertThat(link.span().of(text)).isEqualTo(place);
        });
    }

    @Test
    void an_address_with_something_invisible_in_it_is_found() {
        assertThat(Text.of("exam\u200Bple.com").links()).singleElement().satisfies(link -> {
            assertThat(link.host()).isEqualTo("example.com");
            assertThat(link.disguised()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "...",
                "e.g. this and i.e. that",
                "end.Next sentence",
                "Node.js and Vue.js",
                "ASP.NET",
                "3.5",
                "12.345,67",
                "1.2.3.4",
                "U.S. and U.K. and S.A. de C.V.",
                "p.m. a.m. 5.p.m",
                "readme.md main.py run.sh photo.jpg song.mp3",
                "Me voy.No me esperen",
                "vale.es mejor así",
                "done.it was good",
                "so.to speak",
                "Inc.Co",
                "St.Louis",
                "Dr.Me",
                "ana@example.com",
                "the dot com bubble",
                "el punto com",
                "I put a dot on it",
                "a . b",
                "Hola. Com o sea",
                "http://",
                "://",
                "https:// example",
                "www.",
                "www",
                ".com",
                "com",
                "-.-",
                "the end .net income",
                "punto y coma, punto de vista",
                "file_name-v2.tar.gz",
                "v1.2.3-beta.4",
                "x.y.z",
                "…and.so.on",
                "@juan.perez",
                "#hash.tag",
                "Sr.Presidente",
                "jaja.si",
                "no.se",
                "1.000.000 de pesos",
                "10.30 h",
                "$1.50"
            })
    void what_is_no_address_is_none(String text) {
        assertThat(Text.of(text).links()).isEmpty();
    }

    @Test
    void two_links_are_well_and_three_are_held() {
        LinksCheck check = new LinksCheck(LinksSettings.DEFAULT);
        assertThat(Examined.by(check, "https://a.com and b.com")).isEmpty();
        assertThat(Examined.by(check, "https://a.com and bb.com and cc.org"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
                    assertThat(finding.detail()).isEqualTo("Has 3 links: a.com, bb.com, cc.org");
                    assertThat(finding.spans()).hasSize(3);
                });
    }

    @Test
    void links_to_allowed_hosts_do_not_count() {
        assertThat(Examined.by(
                        CHECK, "example.org www.example.org/a https://a.b.example.org https://MÜNCHEN.example/x"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.com",
                "evil.com",
                "good.example.com,evil.com",
                "https://good.example.com;evil.com",
                "sub.evil.com/x",
                "EVIL.COM",
                "evil dot com",
                "evil[.]com",
                "ｅｖｉｌ.com",
                "https://example.org@evil.com/",
                "https://evil.com.",
                "hxxps://evil.com",
                "https://evil.com:443/x"
            })
    void a_denied_host_is_rejected(String text) {
        assertThat(Examined.by(CHECK, text)).anySatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.REJECT);
            assertThat(finding.clause()).isEqualTo("4");
            assertThat(finding.detail()).contains("denied");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://раураl.com",
                "https://paypaI.com",
                "paypa1.com",
                "xn--pypal-4ve.com",
                "exarnple.org",
                "еxample.org/x",
                "https://аррӏе.com",
                "examp1e.org",
                "login.paypa1.com",
                "https://ехаmple.org"
            })
    void a_host_that_looks_like_another_is_held(String text) {
        assertThat(Examined.by(check(List.of("example.org"), List.of("paypal.com", "apple.com")), text))
                .anySatisfy(finding -> assertThat(finding.detail()).contains("looks like another"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"notevil.com", "evil.com.example.net", "evilcom.org", "https://example.net/evil.com", "devil.com"
            })
    void a_host_that_only_contains_a_denied_one_is_another(String text) {
        assertThat(Examined.by(CHECK, text))
                .noneMatch(finding -> finding.detail().contains("denied"));
    }

    @Test
    void shorteners_and_disguises_are_named() {
        assertThat(Examined.by(CHECK, "bit.ly/3xyz"))
                .extracting(Finding::detail)
                .containsExactly("Links through a shortener: bit.ly");
        assertThat(Examined.by(CHECK, "buypills dot com"))
                .extracting(Finding::detail)
                .containsExactly("Hides a link: buypills.com");
        assertThat(Examined.by(CHECK, "https://münchen.de")).isEmpty();
    }

    @Test
    void an_outcome_of_none_says_nothing() {
        LinksCheck check = new LinksCheck(
                new LinksSettings(0, Outcome.NONE, null, null, null, Outcome.NONE, Outcome.NONE, Outcome.NONE, null));
        assertThat(Examined.by(check, "https://bit.ly/x buypills dot com https://раураl.com"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example",
                "https://example.com",
                "example.com/x",
                "a b.com",
                ".com",
                "example..com",
                "exa$mple.com"
            })
    void a_host_that_is_none_is_refused(String host) {
        assertThatThrownBy(() -> check(List.of(host), List.of()))
                .isInstanceOf(InvalidText.class)
                .hasMessageEndingWith(".");
        assertThatThrownBy(() -> check(List.of(), List.of("example.com", host)))
                .isInstanceOf(InvalidText.class)
                .hasMessageContaining("Host 2");
    }

    @Test
    void settings_out_of_bounds_are_refused() {
        for (Runnable settings : List.<Runnable>of(
                () -> new LinksSettings(-1, null, null, null, null, null, null, null, null),
                () -> new LinksSettings(101, null, null, null, null, null, null, null, null),
                () -> new LinksSettings(null, Outcome.REJECT, null, null, null, null, null, null, null),
                () -> new LinksSettings(null, null, null, null, null, null, null, null, "a b"),
                () -> check(Collections.nCopies(1_001, "example.com"), List.of()),
                () -> check(Collections.singletonList(null), List.of()))) {
            assertThatThrownBy(settings::run).isInstanceOf(InvalidText.class).hasMessageEndingWith(".");
        }
    }
}
