package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "That's exactly what they have done, and nobody seems to care about it.",
                "You are an idiot",
                "The mayor should resign over this.",
                "I don't think this will ever work, but thanks for trying",
                "Great article. Keep it up!"
            })
    void english_is_known(String text) {
        assertThat(Text.of(text).language()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Me parece que el gobierno no ha hecho nada por la gente de este pueblo",
                "Eres un idiota",
                "El alcalde debería renunciar por esto.",
                "Qué buen artículo, muchas gracias",
                "LOS PERIODISTAS NO TIENEN LA CULPA"
            })
    void spanish_is_known(String text) {
        assertThat(Text.of(text).language()).isEqualTo("es");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "12345",
                "😀😀",
                "no",
                "jajajaja",
                "Idiota",
                "Seriously?",
                "https://example.com",
                "Bonjour, je ne suis pas d'accord avec vous, c'est une honte pour tout le monde",
                "Les politiciens sont tous corrompus",
                "Você não sabe o que está falando, isso é muito ruim para o Brasil",
                "O povo brasileiro merece mais respeito dos políticos",
                "Non sono d'accordo con quello che dice questa persona, è una vergogna per tutti",
                "Penso che sia una buona idea",
                "Das ist nicht wahr, und ich glaube Ihnen kein Wort",
                "Dit is niet waar en ik geloof er niets van, wat een onzin",
                "No estic d'acord amb el que diu aquesta persona, és una vergonya per a tots",
                "Это неправда, я вам не верю",
                "これは本当ではありません",
                "I love your video pero no entiendo nada de lo que dices"
            })
    void another_or_too_little_is_not(String text) {
        assertThat(Text.of(text).language()).isNull();
    }
}
