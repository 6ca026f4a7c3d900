package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {

    @ParameterizedTest
    @CsvSource({
        "Hello  World, hello world",
        "¡Qué TAL!, ¡que tal!",
        "año y coño, año y coño",
        "ｆｒｅｅ, free",
        "fr&#101;e, free",
        "Straße, strasse",
        "ﬁn, fin",
        "рutа, puta",
        "fr33, fr33",
        "12.5 km, 12.5 km",
        "Иван, иван",
        "don't, don't"
    })
    void plain_undoes_what_is_never_meant(String typed, String plain) {
        assertThat(Text.of(typed).normal().plain().strip()).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "fr33, free",
        "f r e e, free",
        "f.r.e.e now, free now",
        "sooooo good, so good",
        "don't, dont",
        "end.Next, end next",
        "In 2026 a5, in 2026 as",
        "$hit, shit",
        "'well, well', well well"
    })
    void undone_undoes_what_is_meant_only_sometimes(String typed, String undone) {
        assertThat(Text.of(typed).normal().undone()).isEqualTo(undone);
    }

    @Test
    void leads_back_to_the_original() {
        String typed = "A 𝐟𝐫𝐞𝐞 f r e e day";
        NormalForm normal = Text.of(typed).normal();
        int from = normal.plain().indexOf("free");
        assertThat(normal.spanOfPlain(from, from + 4).of(typed)).isEqualTo("𝐟𝐫𝐞𝐞");
        int spelled = normal.undone().lastIndexOf("free");
        assertThat(normal.spanOfUndone(spelled, spelled + 4).of(typed)).isEqualTo("f r e e");
        assertThat(normal.words()).extracting(NormalForm.Word::letters).containsExactly("a", "free", "free", "day");
        assertThat(normal.words())
                .extracting(word -> word.span().of(typed))
                .containsExactly("A", "𝐟𝐫𝐞𝐞", "f r e e", "day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u200B", "...", "😀", "\u0301", "&", "&#", "&;", "<", "<b>", "[", "\uD800"})
    void has_no_words_where_there_are_none(String typed) {
        assertThat(Text.of(typed).words()).isEmpty();
        assertThat(Text.of(typed).normal().plain()).doesNotContainPattern("[a-z]{2}");
    }

    @Test
    void a_reference_is_one_character_of_the_original() {
        String typed = "x fr&#x65;e y";
        assertThat(Text.of(typed).words().get(1).span().of(typed)).isEqualTo("fr&#x65;e");
    }

    @Test
    void work_grows_with_the_text_and_not_faster() {
        Trie trie = new Trie();
        for (String term : List.of("free", "iiliil", "aaa", "drop dead", "i i i", "abc")) {
            trie.setWord(trie.add(new WordEntry(term, Outcome.NOTE, null, null).letters()), 0);
        }
        for (String hostile : List.of(
                "i", "1", "i.", "i ", "1l", "a-", "f*", "!@", "drop ", "i.i-", "<b>", "&#101;", "ʇ", "a\u0301", "(")) {
            int small = steps(trie, hostile.repeat(2_000));
            int large = steps(trie, hostile.repeat(20_000));
            assertThat(large).as(hostile).isLessThan(30_000 + 12 * Math.max(small, 2_000));
        }
    }

    private static int steps(Trie trie, String text) {
        int steps = 0;
        for (Signs signs : Text.of(text).normal().readings()) {
            Reading reading = Reading.of(signs, trie);
            assertThat(reading.isWhole()).as(text.substring(0, 20)).isTrue();
            steps += reading.steps();
        }
        return steps;
    }
}
