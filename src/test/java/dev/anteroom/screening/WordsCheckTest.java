package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsCheckTest {

    private static WordEntry hold(String term) {
        return new WordEntry(term, Outcome.HOLD, null, null);
    }

    private static WordsCheck check(WordEntry... entries) {
        return new WordsCheck(List.of(new WordList("Insults", null, List.of(entries))));
    }

    @Test
    void says_what_it_found_and_where() {
        WordsCheck check = check(
                hold("idiot*"),
                new WordEntry("drop dead", Outcome.REJECT, "2", "A threat, sort of"),
                new WordEntry("moron", Outcome.REJECT, "2", null));
        String text = "Drop dead, you idiots and m0rons... moron!";
        assertThat(Examined.by(check, text))
                .satisfiesExactly(
                        rejected -> {
                            assertThat(rejected.check()).isEqualTo("words");
                            assertThat(rejected.outcome()).isEqualTo(Outcome.REJECT);
                            assertThat(rejected.clause()).isEqualTo("2");
                            assertThat(rejected.detail()).isEqualTo("List “Insults”: drop dead, moron");
                            assertThat(rejected.spans())
                                    .extracting(span -> span.of(text))
                                    .containsExactly("Drop dead", "moron");
                        },
                        held -> {
                            assertThat(held.outcome()).isEqualTo(Outcome.HOLD);
                            assertThat(held.spans())
                                    .extracting(span -> span.of(text))
                                    .containsExactly("idiots");
                        });
    }

    @Test
    void says_nothing_where_there_is_nothing() {
        assertThat(Examined.by(check(hold("idiot")), "A good morning to all")).isEmpty();
        assertThat(Examined.by(check(), "idiot")).isEmpty();
        assertThat(Examined.by(new WordsCheck(List.of()), "idiot")).isEmpty();
    }

    @Test
    void of_two_entries_with_the_same_letters_the_stricter_counts() {
        WordEntry strict = new WordEntry("ÍDIOT", Outcome.REJECT, "1", null);
        for (List<WordEntry> entries : List.of(List.of(hold("idiot"), strict), List.of(strict, hold("idiot")))) {
            WordsCheck check = new WordsCheck(List.of(new WordList("L", null, entries)));
            assertThat(Examined.by(check, "idiot")).extracting(Finding::outcome).containsExactly(Outcome.REJECT);
        }
    }

    @Test
    void a_list_of_one_language_is_for_texts_in_it_or_in_none_that_is_known() {
        WordsCheck check = new WordsCheck(List.of(new WordList("English", "en", List.of(hold("retard*")))));
        assertThat(Examined.by(check, "El tren ha llegado retardado porque no hay nadie que lo haga mejor"))
                .isEmpty();
        assertThat(Examined.by(check, "You are such a retard and you know it")).hasSize(1);
        assertThat(Examined.by(check, "retardado")).hasSize(1);
    }

    @Test
    void a_letter_of_another_alphabet_in_a_term_is_itself() {
        assertThat(Examined.by(check(hold("сука")), "Ты сука, и все это знают")).hasSize(1);
        assertThat(Examined.by(check(hold("笨蛋")), "你是笨蛋吗")).hasSize(1);
        assertThat(Examined.by(check(hold("ابله")), "انت ابله جدا")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "a",
                "ab*",
                "*idiot",
                "id*ot",
                "idiot**",
                "a$$",
                "fr<b>ee",
                "you=me",
                "(idiot)",
                "...",
                "aaaaaa",
                "one two three four five six seven eight nine ten eleven",
                "x\u0000y",
                "a\nb"
            })
    void what_is_no_term_is_refused(String term) {
        assertThatThrownBy(() -> hold(term)).isInstanceOf(InvalidText.class).hasMessageEndingWith(".");
    }

    @Test
    void an_entry_is_refused_that_is_too_long_or_lacks_something() {
        for (Runnable entry : List.<Runnable>of(
                () -> hold("x".repeat(101)),
                () -> hold(null),
                () -> new WordEntry("idiot", null, null, null),
                () -> new WordEntry("idiot", Outcome.REJECT, null, null),
                () -> new WordEntry("idiot", Outcome.REJECT, " ", null),
                () -> new WordEntry("idiot", Outcome.HOLD, "2\n3", null),
                () -> new WordEntry("idiot", Outcome.HOLD, null, "x".repeat(201)))) {
            assertThatThrownBy(entry::run).isInstanceOf(InvalidText.class).hasMessageEndingWith(".");
        }
    }

    @Test
    void a_list_is_refused_that_is_too_long_or_lacks_something() {
        for (Runnable list : List.<Runnable>of(
                () -> new WordList("", null, List.of()),
                () -> new WordList(null, null, List.of()),
                () -> new WordList("x".repeat(61), null, List.of()),
                () -> new WordList("L", "English", List.of()),
                () -> new WordList("L", null, Collections.nCopies(10_001, hold("idiot"))))) {
            assertThatThrownBy(list::run).isInstanceOf(InvalidText.class).hasMessageEndingWith(".");
        }
    }

    @Test
    void ten_thousand_entries_take_as_many_steps_as_one() {
        List<WordEntry> entries = new ArrayList<>();
        for (int i = 0; i < WordList.MOST_ENTRIES - 1; i++) {
            entries.add(hold("term"
                    + Integer.toString(i, 3)
                            .replace("0", "ka")
                            .replace("1", "lo")
                            .replace("2", "mi")));
        }
        entries.add(hold("idiot"));
        String text = "You are an idiot, and everybody knows it. ".repeat(20);
        NormalForm normal = Text.of(text).normal();
        int many = new CompiledWords(new WordList("L", null, entries))
                .read(normal)
                .get(0)
                .steps();
        int one = new CompiledWords(new WordList("L", null, List.of(hold("idiot"))))
                .read(normal)
                .get(0)
                .steps();
        assertThat(many).isLessThan(one * 2);
    }

    @Test
    void a_text_that_is_made_to_be_unreadable_is_held() {
        // Each letter can be read in three ways, each way leads on, and none leads to an end.
        List<WordEntry> entries = new ArrayList<>();
        for (int i = 0; i < 4_096; i++) {
            StringBuilder term = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                term.append((i >> bit & 1) == 0 ? 'i' : 'l').append('z');
            }
            entries.add(hold(term + "end"));
        }
        WordsCheck check = new WordsCheck(List.of(new WordList("L", null, entries)));
        assertThat(Examined.by(check, "a " + "1z".repeat(12) + "enx"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
                    assertThat(finding.detail()).contains("tangled");
                });
    }

    @Test
    void what_it_finds_everywhere_it_shows_in_the_first_hundred_places() {
        List<Finding> findings = Examined.by(check(hold("idiot")), "idiot ".repeat(10_000));
        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.spans())
                .hasSize(100));
    }
}
