package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word is found however it is hidden, and nothing else is taken for it. */
class EvasionTest {

    private static final WordsCheck CHECK = new WordsCheck(List.of(new WordList(
            "Words",
            null,
            Stream.of(
                            "free",
                            "idiot",
                            "puta",
                            "puto",
                            "ass",
                            "shit",
                            "fuck",
                            "cunt",
                            "anal",
                            "sex",
                            "tit",
                            "cum",
                            "nazi",
                            "con",
                            "pene",
                            "ano",
                            "culo",
                            "coño",
                            "pendejo",
                            "pija",
                            "drop dead",
                            "hijo de puta",
                            "bollocks",
                            "spic",
                            "rape",
                            "moron*",
                            "imbecil*",
                            "clit",
                            "arse",
                            "viagra",
                            "cock")
                    .map(term -> new WordEntry(term, Outcome.HOLD, null, null))
                    .toList())));

    private record Trick(String text, String found) {
        @Override
        public String toString() {
            return text;
        }
    }

    private static Trick trick(String text) {
        return new Trick(text, text);
    }

    private static Trick trick(String text, String found) {
        return new Trick(text, found);
    }

    static Stream<Trick> tricks() {
        return Stream.of(
                // Case, width, style.
                trick("FrEe"),
                trick("ｆｒｅｅ"),
                trick("𝐟𝐫𝐞𝐞"),
                trick("𝖋𝖗𝖊𝖊"),
                trick("𝒇𝒓𝒆𝒆"),
                trick("𝚏𝚛𝚎𝚎"),
                trick("ⓕⓡⓔⓔ"),
                trick("🅵🆁🅴🅴"),
                trick("🅕🅡🅔🅔"),
                trick("🄵🅁🄴🄴"),
                trick("ᶠʳᵉᵉ"),
                trick("ꜰʀᴇᴇ"),
                trick("🇫🇷🇪🇪"),
                trick("(f)(r)(e)(e)", "f)(r)(e)(e"),
                trick("⒡⒭⒠⒠"),
                // Spaces and signs between letters.
                trick("f r e e"),
                trick("F  R  E  E"),
                trick("f\nr\ne\ne"),
                trick("f\u00A0r\u00A0e\u00A0e"),
                trick("f\u3000r\u3000e\u3000e"),
                trick("f. r. e. e", "f. r. e. e"),
                trick("f . r . e . e"),
                trick("f.r.e.e"),
                trick("f-r-e-e"),
                trick("f_r_e_e"),
                trick("f/r/e/e"),
                trick("f|r|e|e"),
                trick("f~r~e~e"),
                trick("f·r·e·e"),
                trick("f😀r😀e😀e"),
                trick("fr-ee"),
                trick("id.iot"),
                trick("you are an i d i o t indeed", "i d i o t"),
                trick("a f r e e lunch", "f r e e"),
                trick("d r o p  d e a d"),
                trick("drop... dead"),
                trick("Drop\ndead"),
                trick("hijo, de puta"),
                // Digits and signs for letters.
                trick("fr33"),
                trick("1d10t"),
                trick("id1ot"),
                trick("!diot"),
                trick("id!ot"),
                trick("|diot"),
                trick("@ss"),
                trick("a$$"),
                trick("@$$"),
                trick("5h1t"),
                trick("$hit"),
                trick("shi+"),
                trick("put@"),
                trick("puta2", "puta"),
                trick("n4z1"),
                trick("v1@gr@"),
                trick("p€nd€jo"),
                trick("i d 1 0 t"),
                trick("f.r.3.3"),
                // Masks.
                trick("f*ck"),
                trick("f**k"),
                trick("sh*t"),
                trick("c#nt"),
                trick("p•ta"),
                // Repeated letters.
                trick("freeeeee"),
                trick("frrreeee"),
                trick("idiooooooot"),
                trick("puuuuta"),
                trick("ffuucckk"),
                trick("fuuck"),
                trick("fffrrreee"),
                trick("asssss"),
                trick("f-rrr-eee"),
                // Other scripts.
                trick("frее"),
                trick("рutа"),
                trick("ΡUTA"),
                trick("сunt"),
                trick("іdіot"),
                trick("АSS"),
                trick("ѕех"),
                trick("fгее"),
                trick("ϲunt"),
                trick("Ꭺss"),
                trick("naᴢi"),
                trick("ɪᴅɪᴏᴛ"),
                trick("fυck"),
                // Marks.
                trick("frèè"),
                trick("pûtá"),
                trick("f\u0336r\u0336e\u0336e\u0336"),
                trick("f\u0300\u0301\u0302r\u0303\u0304e\u0330e\u0331\u0332"),
                trick("ƒree"),
                trick("ïđïøŧ"),
                trick("con\u0303o"),
                trick("COÑO"),
                // What nobody sees.
                trick("fr\u200Bee"),
                trick("fr\u200D\u200Cee"),
                trick("fr\u00ADee"),
                trick("fr\u2060ee"),
                trick("fr\uFEFFee"),
                trick("f\u034Fr\uFE0Fee"),
                trick("fr\u3164ee"),
                // Markup.
                trick("fr<b></b>ee"),
                trick("<b>f</b>ree", "f</b>ree"),
                trick("fr<!-- -->ee"),
                trick("fr[b]ee"),
                trick("fr**ee"),
                trick("f_ree_", "f_ree"),
                trick("fr`ee"),
                trick("fr\\ee"),
                // Entities.
                trick("fr&#101;e"),
                trick("&#x66;ree"),
                trick("fr&shy;ee"),
                trick("fr&zwj;ee"),
                trick("fr&eacute;e"),
                trick("co&ntilde;o"),
                // On their heads.
                trick("ʇoıpı"),
                trick("ǝǝɹɟ"),
                trick("ɐʇnd"),
                trick("ʇıɥs"),
                // Run together.
                trick("#IdiotPresident", "Idiot"),
                trick("PutaMadre", "Puta"),
                trick("idiot_boss", "idiot"),
                trick("moronic"),
                trick("MÓRÓNS"),
                trick("imbéciles"),
                // At the edges of other things.
                trick("¡puta!", "puta"),
                trick("(ass)", "ass"),
                trick("*idiot*", "idiot"),
                trick("idiot's", "idiot"),
                trick("\"puta\"", "puta"),
                trick("you idiot.You know", "idiot"),
                trick("qué 🐎 puta😀", "puta"));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void is_seen_through(Trick trick) {
        assertThat(Examined.places(CHECK, trick.text())).contains(trick.found());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scunthorpe, Penistone, Lightwater and Clitheroe",
                "class, classic, assess, assassin, bass, passage, cassette, Massachusetts",
                "He assumed the analyst would analyse the canal",
                "Essex, Sussex, Middlesex and the sextant",
                "title, constitution, petit, titan, Titanic",
                "summa laude",
                "cucumber, document, circumstance, accumulate",
                "computadora, reputación, disputa, diputado, imputación, amputar",
                "reputo, computo, diputo",
                "sepulcro, ridículo, vehículo, círculo, artículo, película",
                "el año pasado, los años, un baño",
                "contra, conocer, reconocer, economía",
                "penne with tomatoes",
                "coon cat",
                "cocoon",
                "Copenhague",
                "freedom, carefree, freestyle, freelancer",
                "f r e e d o m",
                "shiitake mushrooms",
                "therapist, grape, drape, scrape",
                "spice, despicable, conspicuous, auspicious",
                "The pen is mightier than the sword",
                "push it, wish it",
                "as sure as anything",
                "a na lo",
                "he was so cool",
                "In 2026 it was 100% sure, at 5:30 pm",
                "455 and 5417 and 1337",
                "3.5 km, 4x4, 3D, B2B, H1N1, COVID-19",
                "Node.js, end.Next, e.g. this, i.e. that, U.S.A.",
                "J. R. R. Tolkien",
                "A B C D E F",
                "vitamina A y B",
                "(lit) (um, yes) (arsenal)",
                "$5 @nobody +1 !important",
                "grapefruit, parse, sparse, coarse, hoarse, Arsenal",
                "peacock, cockpit, cocktail, Hancock, Babcock",
                "Dick van Dyke",
                "Hancock and Alcock",
                "assistant",
                "bassoon",
                "embarrass",
                "harass",
                "brass",
                "cassava",
                "Massive passes across the grass",
                "analogía, canalla, banal, manual",
                "humano, hermano, verano, mano, gitano, piano",
                "anónimo, anoche, anotar",
                "espía, opina, pijama, espiga",
                "pendiente, pender, pendenciero",
                "sexto, sexteto, sexagésimo, complexión",
                "titular, títere, apetito, petit",
                "oración, corazón, tocón",
                "mishits",
                "Nazir",
                "Naziha",
                "ignaziana",
                "putative, reputable, deputy, sputum",
                "imputar, putrefacto, putumayo",
                "cuculo, músculo, óvulo, cúmulo, tentáculo",
                "drop the dead wood",
                "a drop then dead silence",
                "hijo de Putin",
                "Это неправда, сор и сев",
                "Ελλάδα, νους, κοινό",
                "日本語のテキスト 中文文本",
                "مرحبا بالعالم",
                "שלום עולם",
                "สวัสดีชาวโลก",
                "नमस्ते दुनिया",
                "C++ and C# and F#",
                "a*b*c = d*e*f",
                "2*3 **bold** _quiet_",
                "https://example.com/assets/analytics.js?classes=4",
                "file_name-v2.tar.gz",
                "🇫🇷🇪🇸 y 🇲🇽",
                "/ˈkɒmənt/ and /ˈwɜːd/",
                "goooool, siiiii, noooo, jajajaja, hahaha",
                "Mississippi, committee, bookkeeper, success, address"
            })
    void is_harmless(String text) {
        assertThat(Examined.places(CHECK, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f r e e", "fr33", "ｆｒｅｅ", "fr\u200Bee", "f.r.e.e", "frrreeee"})
    void is_told_to_be_in_disguise_where_it_is(String text) {
        assertThat(Examined.by(CHECK, text)).singleElement().satisfies(finding -> assertThat(finding.detail())
                .isEqualTo(
                        text.contains("\u200B") || text.startsWith("ｆ")
                                ? "List “Words”: free"
                                : "List “Words”: free (in disguise)"));
    }
}
