package dev.anteroom.comments;

import dev.anteroom.base.Secret;
import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a text is like, small enough to be compared with a million others: MinHash (Broder 1997) of its pairs of
 * neighbouring words, kept to one bit of each hash (Li and König, "b-Bit Minwise Hashing", 2010). Case, accents,
 * punctuation and words with digits in them leave no trace. A short text is like nothing but itself.
 */
final class Sketch {

    /** Pairs of words from which on texts are compared by likeness; below, one word makes another meaning. */
    static final int FEWEST_PAIRS = 10;

    /** Bits of the signature. */
    static final int BITS = 256;

    /**
     * Bits in which the signatures of copies may differ. Texts that share the part {@code s} of all their pairs differ in
     * (1 - s) / 2 of the bits, so this is {@code s} = 0.55: about one word of seven is another. Of 28 million pairs of real
     * comments, all that share more than 0.35 were variants or quotations to a person's eye.
     */
    static final int FARTHEST = 58;

    /**
     * Keys that are looked up, two hashes each: texts that share 0.9, 0.8, 0.65 of their pairs agree on at least one key of
     * six with a chance of 0.99995, 0.998, 0.96.
     */
    static final int KEYS = 6;

    private static final int HASHES_PER_KEY = 2;

    /** Scripts without spaces: each character counts as a word. */
    private static final Set<UnicodeScript> UNSPACED = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    // The golden ratio, as in SplitMix64 (Steele, Lea and Flood 2014): each step is another hash.
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final int[] keys;
    private final long[] signature;

    private Sketch(int[] keys, long[] signature) {
        this.keys = keys;
        this.signature = signature;
    }

    /**
     * @param siteId part of the keys: texts are compared within a site
     */
    static Sketch of(int siteId, String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        long[] pairs = pairs(words(plain));
        return pairs.length < FEWEST_PAIRS ? exact(siteId, text, plain) : like(siteId, pairs);
    }

    /** Equal for texts with the same letters and digits. One of signs alone, as "!!!", has only itself to go by. */
    private static Sketch exact(int siteId, String text, String plain) {
        StringBuilder kept = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        String compared = kept.isEmpty() ? text : kept.toString();
        ByteBuffer hash = ByteBuffer.wrap(Secret.sha256(compared.getBytes(StandardCharsets.UTF_8)));
        long[] signature = {hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong()};
        return new Sketch(new int[] {(int) mixed(signature[0] + siteId * STEP)}, signature);
    }

    private static Sketch like(int siteId, long[] pairs) {
        long[] least = new long[BITS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long pair : pairs) {
            long hash = pair;
            for (int i = 0; i < BITS; i++) {
                hash += STEP;
                least[i] = Math.min(least[i], mixed(hash));
            }
        }
        long[] signature = new long[BITS / Long.SIZE];
        for (int i = 0; i < BITS; i++) {
            signature[i / Long.SIZE] |= (least[i] & 1) << i;
        }
        int[] keys = new int[KEYS];
        for (int i = 0; i < KEYS; i++) {
            long key = siteId * (long) KEYS + i;
            for (int j = 0; j < HASHES_PER_KEY; j++) {
                key = mixed(key * STEP + least[i * HASHES_PER_KEY + j]);
            }
            keys[i] = (int) key;
        }
        return new Sketch(keys, signature);
    }

    /** Hashes of the words, but for those with digits: numbers and made-up names are what variants vary in. */
    private static long[] words(String plain) {
        long[] words = new long[plain.length()];
        int count = 0;
        long word = 0;
        boolean digits = false;
        for (int i = 0, c; i <= plain.length(); i += Character.charCount(c)) {
            c = i < plain.length() ? plain.codePointAt(i) : ' ';
            if (Character.isDigit(c)) {
                digits = true;
            } else if (Character.isLetter(c) && !UNSPACED.contains(UnicodeScript.of(c))) {
                word = word * 31 + c;
                word = mixed(word);
            } else if (!isWithinWords(c)) {
                if (word != 0 && !digits) {
                    words[count++] = word;
                }
                word = 0;
                digits = false;
                if (Character.isLetter(c)) {
                    words[count++] = mixed(c);
                }
            }
        }
        return Arrays.copyOf(words, count);
    }

    private static boolean isWithinWords(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT || c == '\'' || c == '\u2019';
    }

    private static long[] pairs(long[] words) {
        long[] pairs = new long[Math.max(0, words.length - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = mixed(words[i] * 31 + words[i + 1]);
        }
        return Arrays.stream(pairs).distinct().toArray();
    }

    /** The finisher of SplitMix64: each bit of the result hangs on all of the value's. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Whether this is a copy of the other, by their signatures. */
    boolean isLike(Sketch other) {
        return keys.length == other.keys.length && distance(other) <= FARTHEST;
    }

    /** Bits in which the signatures differ. */
    int distance(Sketch other) {
        int distance = 0;
        for (int i = 0; i < signature.length; i++) {
            distance += Long.bitCount(signature[i] ^ other.signature[i]);
        }
        return distance;
    }

    /** What copies are looked up by: copies have one of them in common, nearly always. */
    List<Integer> keys() {
        List<Integer> all = new ArrayList<>(keys.length);
        for (int key : keys) {
            all.add(key);
        }
        return all;
    }

    /** The signature as digits 0 and 1. */
    String bits() {
        StringBuilder bits = new StringBuilder(BITS);
        for (long part : signature) {
            for (int i = 0; i < Long.SIZE; i++) {
                bits.append((part >>> i & 1) == 1 ? '1' : '0');
            }
        }
        return bits.toString();
    }
}
