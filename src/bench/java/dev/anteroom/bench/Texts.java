package dev.anteroom.bench;

import java.util.Random;

/** Texts of two languages, as long as an ordinary comment and no two alike. */
final class Texts {

    /** Bytes of a text, about. */
    static final int LENGTH = 290;

    static final String WORDS = "the a of and to in for with about after before under between while because nobody"
            + " somebody town border river night morning journalist photograph president governor cartel police army"
            + " story article comment reader truth witness family brother mother market street money weapon silence"
            + " fear courage law judge court prison escape thank wrote said seen known found asked answered published"
            + " el la los de que y en por con para sobre después nadie alguien pueblo frontera noche mañana periodista"
            + " gobernador ejército policía historia verdad testigo familia hermano calle dinero miedo juez cárcel"
            + " gracias escribió dijo visto sabido encontró preguntó publicó también siempre nunca";

    private static final String[] WORD = WORDS.split(" ");

    private Texts() {}

    static String next(Random random) {
        StringBuilder text = new StringBuilder(LENGTH + 30);
        text.append(Long.toString(random.nextLong() >>> 1, 36));
        while (text.length() < LENGTH) {
            text.append(' ').append(WORD[random.nextInt(WORD.length)]);
        }
        return text.toString();
    }
}
