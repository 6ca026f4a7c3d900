package dev.anteroom.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashMap;
import java.util.Map;

/**
 * Which letters are typed as others: by the skeletons of Unicode (UTS #39), and by habits of those who want to get past
 * word lists, which Unicode does not list.
 */
final class LookAlikes {

    /** A sign or digit, and the letters it is typed for. */
    private static final Map<Integer, String> SIGNS = new HashMap<>();

    /** Letters that look like others to whoever wants to see it; small capitals; letters turned upside down. */
    private static final Map<Integer, String> LETTERS = new HashMap<>();

    /** Of an upside-down text, the upright letter. */
    private static final Map<Integer, String> TURNED = new HashMap<>();

    static {
        put(SIGNS, "0o", "1il", "2z", "3e", "4a", "5s", "6gb", "7t", "8b", "9g");
        put(
                SIGNS, "@a", "$s", "!il", "|li", "+t", "€e", "£l", "¥y", "¢c", "§s", "¡i", "©c", "®r", "×x", "†t", "∂a",
                "∆a");
        put(
                LETTERS, "ᴀa", "ʙb", "ᴄc", "ᴅd", "ᴇe", "ꜰf", "ɢg", "ʜh", "ɪi", "ᴊj", "ᴋk", "ĸk", "ʟl", "ᴍm", "ɴn", "ᴏo",
                "ᴘp");
        put(LETTERS, "ʀr", "ꜱs", "ᴛt", "ᴜu", "ᴠv", "ᴡw", "ʏy", "ᴢz", "ɨi", "ɛe", "ə\u0065", "ʊu", "ʃs", "ʒz");
        put(
                LETTERS, "яr", "иn", "дa", "шw", "щw", "зe", "эe", "цu", "лn", "бb", "вb", "нh", "тt", "мm", "кk", "гr",
                "пn", "ьb");
        put(
                LETTERS, "αa", "βb", "γy", "δd", "εe", "ζz", "ηnh", "θo", "κk", "λa", "μum", "νvn", "ξe", "πn", "ρp",
                "σos", "ςs");
        put(LETTERS, "τt", "υuy", "φo", "χx", "ωw");
        put(
                TURNED, "ɐa", "ɔc", "ǝe", "ɟf", "ƃg", "ᵷg", "ɥh", "ᴉi", "ıi", "ɾj", "ʞk", "ʃl", "ןl", "ꞁl", "ɯm", "ɹr",
                "ʇt", "ʌv", "ʍw");
        put(
                TURNED, "ʎy", "nu", "un", "pd", "dp", "bq", "qb", "oo", "ss", "xx", "zz", "ll", "ii", "wm", "mw", "69",
                "96", "1l", "0o");
        TURNED.forEach((letter, upright) -> {
            if (letter >= 0x80) {
                LETTERS.putIfAbsent(letter, upright);
            }
        });
    }

    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();

    private LookAlikes() {}

    private static void put(Map<Integer, String> table, String... entries) {
        for (String entry : entries) {
            int letter = entry.codePointAt(0);
            table.put(letter, entry.substring(Character.charCount(letter)));
        }
    }

    /** The letters that a sign or digit is typed for, or none. */
    static String ofSign(int c) {
        return SIGNS.getOrDefault(c, "");
    }

    /** The upright letter of one that stands on its head, or none. */
    static String upright(int c) {
        return TURNED.getOrDefault(c, "");
    }

    /** Whether it is a letter that only one who writes upside down, or phonetics, has use for. */
    static boolean isTurned(int c) {
        return c >= 0x80 && c != 'ı' && TURNED.containsKey(c);
    }

    /** The letter in a box or circle that Unicode does not take apart, in lower case; or none. */
    static String styled(int c) {
        int first = c >= 0x1F150 && c <= 0x1F169
                ? 0x1F150
                : c >= 0x1F170 && c <= 0x1F189 ? 0x1F170 : c >= 0x1F1E6 && c <= 0x1F1FF ? 0x1F1E6 : 0;
        return first == 0 ? "" : String.valueOf((char) ('a' + c - first));
    }

    /**
     * The Latin letters that a letter beyond ASCII can be taken for.
     *
     * @param c without case
     * @param typed as it was typed: В looks like another letter than в
     */
    static String of(int c, int typed) {
        StringBuilder looks = new StringBuilder(LETTERS.getOrDefault(c, ""));
        add(skeleton(c), looks);
        if (typed != c) {
            add(skeleton(typed), looks);
        }
        return looks.toString();
    }

    /** Whether it is taken for a Latin letter by Unicode, and not only by habit. */
    static boolean isTwin(int c, int typed) {
        return !skeleton(c).isEmpty() || typed != c && !skeleton(typed).isEmpty();
    }

    private static void add(String letter, StringBuilder looks) {
        if (!letter.isEmpty() && looks.indexOf(letter) < 0) {
            looks.append(letter);
        }
    }

    private static String skeleton(int c) {
        String skeleton = UCharacter.foldCase(Skeletons.CHECKER.getSkeleton(UCharacter.toString(c)), true);
        StringBuilder bare = new StringBuilder();
        NFD.normalize(skeleton).codePoints().filter(LookAlikes::isLetter).forEach(bare::appendCodePoint);
        if (bare.toString().equals("rn")) {
            // That is how Unicode writes all that looks like an m.
            return "m";
        }
        int first = bare.isEmpty() ? 0 : bare.codePointAt(0);
        boolean alone = first != 0 && bare.length() == Character.charCount(first);
        String habit = alone && UScript.getScript(first) == UScript.LATIN ? LETTERS.getOrDefault(first, "") : "";
        return alone && first >= 'a' && first <= 'z' ? bare.toString() : habit.isEmpty() ? "" : habit.substring(0, 1);
    }

    private static boolean isLetter(int c) {
        return UCharacter.isLetter(c);
    }

    /** Read when the first letter is met that needs it: 0.1 s. */
    private static final class Skeletons {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    }
}
