package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarterListsTest {

    private static final WordsCheck CHECK = new WordsCheck(StarterLists.all());

    @Test
    void are_small_and_never_reject() {
        assertThat(StarterLists.all()).hasSize(6).allSatisfy(list -> {
            assertThat(list.entries()).hasSizeBetween(30, 80);
            assertThat(list.entries()).allSatisfy(entry -> {
                assertThat(entry.outcome()).isIn(Outcome.HOLD, Outcome.NOTE);
                assertThat(entry.clause()).isNull();
            });
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You are an 1d10t and everybody knows it", "I know where you live", "Make money fast, click here",
                "Eres un pendejo y nadie te quiere", "Te voy a matar", "Gana dinero desde tu casa, es muy fácil"
            })
    void see_what_they_are_for(String text) {
        assertThat(Examined.by(CHECK, text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mayor of Scunthorpe should resign over this.",
                "Pakistan won the match against India in the last over of the day",
                "La reputación de la computadora está en disputa desde el año pasado",
                "El diputado imputado habló del despido de los trabajadores"
            })
    void say_nothing_of_what_is_harmless(String text) {
        assertThat(Examined.by(CHECK, text)).isEmpty();
    }

    @Test
    void name_the_list_that_they_found_it_in() {
        List<Finding> found = Examined.by(CHECK, "You are an idiot");
        assertThat(found).extracting(Finding::detail).contains("List “Insults”: idiot*");
    }
}
