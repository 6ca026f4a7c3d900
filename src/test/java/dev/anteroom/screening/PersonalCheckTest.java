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

class PersonalCheckTest {

    private static final PersonalCheck CHECK = new PersonalCheck(PersonalSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to ana.perez+x@example.com. | ana.perez+x@example.com",
                "Mailto:ANA@EXAMPLE.COM | ANA@EXAMPLE.COM",
                "ana(at)example.com | ana(at)example.com",
                "ana [at] example [dot] com | ana [at] example [dot] com",
                "ana at example dot com | ana at example dot com",
                "ana arroba gmail punto com | ana arroba gmail punto com",
                "ana at gmail.com | ana at gmail.com",
                "ana@example[.]com | ana@example[.]com",
                "ana @ example.com | ana @ example.com",
                "ana&#64;example.com | ana&#64;example.com",
                "ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ | ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ",
                "josé@correo.com.mx | josé@correo.com.mx"
            })
    void an_e_mail_address_is_seen(String text, String place) {
        mustBe("E-mail address.", text, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call +52 55 5622 0000 now | +52 55 5622 0000",
                "tel:+34612345678 | +34612345678",
                "llama al 55 5622 0000. | 55 5622 0000",
                "Su cel es 5556220000 | 5556220000",
                "612 345 678 | 612 345 678",
                "612-34-56-78 | 612-34-56-78",
                "(202) 456-1111 | (202) 456-1111",
                "202.456.1111 | 202.456.1111",
                "00 34 612 345 678 | 00 34 612 345 678",
                "+1 (202) 456-1111, ask for Joe | +1 (202) 456-1111",
                "５５ ５６２２ ００００ | ５５ ５６２２ ００００",
                "5 5 5 6 2 2 0 0 0 0 | 5 5 5 6 2 2 0 0 0 0",
                "5️⃣5️⃣5️⃣6️⃣2️⃣2️⃣0️⃣0️⃣0️⃣0️⃣ | 5️⃣5️⃣5️⃣6️⃣2️⃣2️⃣0️⃣0️⃣0️⃣0",
                "WhatsApp:5556220000! | 5556220000"
            })
    void a_telephone_number_is_seen(String text, String place) {
        mustBe("Telephone number.", text, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "He lives at 123 Main Street, you know | 123 Main Street",
                "1600 Pennsylvania Ave NW | 1600 Pennsylvania Ave",
                "221B Baker Street | 221B Baker Street",
                "350 5th Avenue | 350 5th Avenue",
                "12 Martin Luther King Blvd | 12 Martin Luther King Blvd",
                "Vive en Calle Morelos 123, Centro | Calle Morelos 123",
                "en la calle Benito Juárez #45 | calle Benito Juárez #45",
                "Av. Insurgentes Sur 1971, piso 3 | Av. Insurgentes Sur 1971",
                "avenida de los Insurgentes No. 300 | avenida de los Insurgentes No. 300",
                "Calle 72 # 10-34 | Calle 72 # 10",
                "C. Reforma o Avda. Libertad, 7 | Avda. Libertad, 7"
            })
    void a_postal_address_is_seen(String text, String place) {
        mustBe("Postal address.", text, place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CURP HEGG560427MVZRRL04 | HEGG560427MVZRRL04",
                "rfc: gode561231gr8 | gode561231gr8",
                "DNI 12345678Z | 12345678Z",
                "12.345.678-Z | 12.345.678-Z",
                "NIE X1234567L | X1234567L",
                "ES91 2100 0418 4502 0005 1332 | ES91 2100 0418 4502 0005 1332",
                "GB82WEST12345698765432 | GB82WEST12345698765432",
                "4111 1111 1111 1111 | 4111 1111 1111 1111",
                "4111-1111-1111-1111 exp 12/29 | 4111-1111-1111-1111",
                "378282246310005 | 378282246310005",
                "CLABE 032180000118359719 | 032180000118359719",
                "SSN 219-09-9999 | 219-09-9999",
                "placas ABC-12-34 de Sinaloa | ABC-12-34",
                "Matrícula 1234 BCD | 1234 BCD",
                "license plate 7ABC123 | 7ABC123",
                "number plate is AB12 CDE | AB12 CDE"
            })
    void a_number_of_somebody_is_seen(String text, String place) {
        mustBe("Number of a person, card, account or car.", text, place);
    }

    private static void mustBe(String detail, String text, String place) {
        assertThat(Examined.by(CHECK, text, "es")).singleElement().satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("personal");
            assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
            assertThat(finding.detail()).isEqualTo(detail);
            assertThat(finding.spans()).extracting(span -> span.of(text)).containsExactly(place);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@ana",
                "ana@",
                "ana@localhost",
                "@@@@",
                "look at example.com",
                "Meet me at 5 at home",
                "I looked at the dot com bubble",
                "arroba y punto",
                "a @ b",
                "At 12:30 on 2026-03-10",
                "10/03/2026 12:30",
                "del 2018 al 2024",
                "2018 2019 2020 2021",
                "1998-2004",
                "$55 5622 0000",
                "costó 1.000.000.000 de pesos",
                "1,250,000,000",
                "5556220000 votos",
                "25 434 567 votes",
                "612345678 personas",
                "3.14159265358979",
                "12345678",
                "1234567890",
                "0000000000",
                "99999999999999",
                "1739468038",
                "9 8 7 6 5 4 3 2 1",
                "123456789",
                "ISBN 978-3-16-148410-0",
                "v1.2.3.4.5.6.7.8.9",
                "100% 200% 300%",
                "192.168.100.200",
                "https://example.com/watch/5556220000",
                "abc5556220000def",
                "5:3 4:2 1:0 2:2 3:1",
                "5 Street fights",
                "100 people in the street",
                "In 2026 Main Street was closed",
                "20 Questions on the way",
                "the 3 Musketeers",
                "He ran 10 miles down the road",
                "3 Street",
                "la calle 13",
                "Calle 13 es un grupo",
                "en la calle 3 veces",
                "Salió a la calle Morelos",
                "la avenida más larga",
                "En la calle hay 300 personas",
                "la plaza de 1968",
                "Plaza Tlatelolco 1968",
                "calle Morelos 3 veces",
                "Avenida Juárez. 300 personas marcharon",
                "calle Hidalgo 12:30",
                "12345678A",
                "X1234567A",
                "HEGG560427MVZRRL05",
                "GODE561231GR9",
                "4111 1111 1111 1112",
                "ES92 2100 0418 4502 0005 1332",
                "000-12-3456",
                "219-00-9999",
                "219 09 9999",
                "ABC-12-34",
                "1234 BCD",
                "placas tectónicas",
                "the plates were 12 and 14",
                "La placa dice Juan"
            })
    void what_tells_nothing_of_anybody_is_left_alone(String text) {
        assertThat(Examined.by(CHECK, text, "es")).isEmpty();
    }

    @Test
    void several_are_one_finding_with_all_their_places_and_never_repeated() {
        String text = "ana@example.com, bea@example.com";
        assertThat(Examined.by(CHECK, text)).singleElement().satisfies(finding -> {
            assertThat(finding.detail()).isEqualTo("E-mail address, in 2 places.");
            assertThat(finding.spans()).hasSize(2);
        });
    }

    @Test
    void what_is_allowed_is_left_alone() {
        PersonalCheck check = new PersonalCheck(new PersonalSettings(
                null,
                null,
                null,
                null,
                null,
                List.of("tips@Example.com", "+52 (55) 5622-0000", "Calle Morelos 123"),
                null));
        assertThat(Examined.by(check, "TIPS@example.com, +52 55 5622 0000, calle Morelos #123"))
                .isEmpty();
        assertThat(Examined.by(check, "ana@example.com")).hasSize(1);
    }

    @Test
    void each_kind_can_be_turned_off_or_up() {
        PersonalCheck check = new PersonalCheck(
                new PersonalSettings(Outcome.NONE, Outcome.NONE, Outcome.NONE, Outcome.REJECT, null, null, "5"));
        String all = "ana@example.com, +52 55 5622 0000, Calle Morelos 123, DNI 12345678Z";
        assertThat(Examined.by(check, all)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.REJECT);
            assertThat(finding.clause()).isEqualTo("5");
        });
        assertThat(Examined.by(CHECK, all)).hasSize(4);
    }

    @Test
    void regions_say_whose_numbers_are_known() {
        PersonalCheck french =
                new PersonalCheck(new PersonalSettings(null, null, null, null, List.of("FR"), null, null));
        assertThat(Examined.by(french, "06 12 34 56 78")).hasSize(1);
        assertThat(Examined.by(french, "55 5622 0000")).isEmpty();
        assertThat(Examined.by(CHECK, "06 12 34 56 78")).isEmpty();
    }

    @Test
    void a_text_of_numbers_only_is_held() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("77 7").append(1_000_000 + i).append("; ");
        }
        assertThat(Examined.by(CHECK, text.toString())).anySatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
            assertThat(finding.detail()).contains("too many");
        });
    }

    @Test
    void settings_that_are_none_are_refused() {
        for (Runnable settings : List.<Runnable>of(
                () -> new PersonalSettings(Outcome.REJECT, null, null, null, null, null, null),
                () -> new PersonalSettings(null, null, null, null, List.of("mx"), null, null),
                () -> new PersonalSettings(null, null, null, null, List.of("XX"), null, null),
                () -> new PersonalSettings(null, null, null, null, Collections.singletonList(null), null, null),
                () -> new PersonalSettings(null, null, null, null, Collections.nCopies(11, "MX"), null, null),
                () -> new PersonalSettings(null, null, null, null, null, List.of(" "), null),
                () -> new PersonalSettings(null, null, null, null, null, List.of("x".repeat(201)), null),
                () -> new PersonalSettings(null, null, null, null, null, Collections.nCopies(101, "x"), null))) {
            assertThatThrownBy(settings::run).isInstanceOf(InvalidText.class).hasMessageEndingWith(".");
        }
    }
}
