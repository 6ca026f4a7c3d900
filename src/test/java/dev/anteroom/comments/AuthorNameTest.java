package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.base.InvalidText;
import org.junit.jupiter.api.Test;

class AuthorNameTest {

    @Test
    void aNameIsOnOneLineWithSingleSpaces() {
        assertThat(AuthorName.of("  Ana \n\t de  la\u00A0Cruz ").orElseThrow().value())
                .isEqualTo("Ana de la Cruz");
    }

    @Test
    void noNameIsNone() {
        assertThat(AuthorName.of(null)).isEmpty();
        assertThat(AuthorName.of(" \u200B\u3164 ")).isEmpty();
    }

    @Test
    void sixtyCharactersAreEnough() {
        assertThat(AuthorName.of("é".repeat(60))).isPresent();
        assertThatThrownBy(() -> AuthorName.of("e\u0301".repeat(61)))
                .isInstanceOf(InvalidText.class)
                .hasMessage("The name is too long: at most 60 characters are allowed.");
    }
}
