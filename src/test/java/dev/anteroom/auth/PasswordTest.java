package dev.anteroom.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen. */
class PasswordTest {

    private static Password choose(String raw) {
        return Password.chosen("password", raw, "ana.lopez");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "k7#Vq2!mZp0x",
                "el perro de mi tía",
                "一二三四五六七八九十百千万零壹贰",
                "\uD83D\uDC0E horses & \uD83D\uDD0B batteries",
                "  spaces at the ends  ",
                "ana.lopez likes walking",
            })
    void one_that_nobody_tries_first_is_taken(String raw) {
        assertThatCode(() -> choose(raw)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaa",
                "abcdefghijklmnop",
                "12345678901234567890",
                "121212121212121212",
                "passwordpassword",
                "Password2024!",
                "contraseña123",
                "qwertyuiopasdfghjkl",
                "qwertz123456",
                "ana.lopezana.lopez",
                "Ana.Lopez1234",
                "admin-admin-admin",
                "abababababab",
                "xkxkxkxkxkxkxkxk",
            })
    void one_that_is_tried_first_is_not(String raw) {
        assertThatThrownBy(() -> choose(raw))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tried first")
                .hasMessageNotContaining(raw);
    }

    @Test
    void length_is_counted_in_characters_as_they_are_stored() {
        String eleven = "k7#Vq2!mZp0";
        assertThatThrownBy(() -> choose(eleven)).hasMessageContaining("12 to 1000");
        // The accent of a letter is no character of its own.
        assertThatThrownBy(() -> choose("k7#Vq2!mZpe\u0301")).hasMessageContaining("12 to 1000");
        assertThatThrownBy(() -> choose("k7#Vq2!mZ\uD83D\uDC0E\uD83D\uDC0E")).hasMessageContaining("12 to 1000");
        assertThat(choose(eleven.repeat(90) + eleven.substring(1)).text()).hasSize(1000);
        assertThatThrownBy(() -> choose(eleven.repeat(91))).hasMessageContaining("12 to 1000");
        assertThatThrownBy(() -> choose(eleven.repeat(100_000))).hasMessageContaining("12 to 1000");
    }

    @Test
    void it_holds_no_control_characters_or_halves_of_pairs() {
        assertThatThrownBy(() -> choose("k7#Vq2!mZp0x\u0000")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> choose("k7#Vq2!mZp0x\uD83D")).isInstanceOf(Refusal.class);
    }

    @Test
    void it_is_not_written_anywhere_by_mistake() {
        assertThat(choose("correct horse battery staple")).hasToString("Password");
    }

    @Test
    void a_hash_is_good_for_its_password_alone_and_never_the_same() {
        String hash = PasswordHash.of("correct horse");
        assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
        assertThat(PasswordHash.matches("correct horsf", hash)).isFalse();
        assertThat(PasswordHash.of("correct horse")).isNotEqualTo(hash);
    }

    @Test
    void a_hash_of_another_program_with_other_parameters_is_good() {
        // From the reference implementation's src/test.c.
        String reference = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(PasswordHash.matches("password", reference)).isTrue();
        assertThat(PasswordHash.matches("Password", reference)).isFalse();
    }
}
