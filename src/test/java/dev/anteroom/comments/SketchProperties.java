package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Copies are near, whatever small things were changed; other texts are far. */
class SketchProperties {

    private static final int SITE = 1;

    private static final String TEXT = "The governor said on Monday that the police would not enter the town before the"
            + " judge had heard the witnesses, and that nobody should believe what was written about the money, the"
            + " weapons and the two trucks that were seen at night on the road to the border.";

    /** 40 to 120 words that a list of 400 has. */
    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.integers()
                .between(0, 399)
                .map(number -> "word" + Character.toString('a' + number / 20) + Character.toString('a' + number % 20))
                .list()
                .uniqueElements()
                .ofMinSize(40)
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<Tuple2<List<String>, Long>> textsAndSeeds() {
        return texts().flatMap(text -> Arbitraries.longs().map(seed -> Tuple.of(text, seed)));
    }

    private static Sketch of(String text) {
        return Sketch.of(SITE, text);
    }

    private static Sketch of(List<String> words) {
        return of(String.join(" ", words));
    }

    private static boolean shareKey(Sketch one, Sketch other) {
        return !Collections.disjoint(one.keys(), other.keys());
    }

    @Property(tries = 300)
    void a_text_with_a_word_of_twenty_changed_is_near(@ForAll("textsAndSeeds") Tuple2<List<String>, Long> made) {
        List<String> variant = new ArrayList<>(made.get1());
        Random random = new Random(made.get2());
        for (int i = 0; i < variant.size() / 20; i++) {
            variant.set(random.nextInt(variant.size()), "changed" + (char) ('a' + random.nextInt(26)));
        }
        assertThat(of(variant).isLike(of(made.get1()))).isTrue();
    }

    @Property(tries = 300)
    void case_accents_punctuation_and_numbers_make_no_difference(@ForAll("texts") List<String> words) {
        StringBuilder variant = new StringBuilder("#12345: ");
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            variant.append(i % 3 == 0 ? word.toUpperCase() : i % 3 == 1 ? word.replace('o', 'ó') : word)
                    .append(i % 7 == 0 ? "!!! 99 " : i % 11 == 0 ? ", x7f3k9 " : "  ");
        }
        assertThat(of(variant.toString()).distance(of(words))).isZero();
        assertThat(of(variant.toString()).keys()).isEqualTo(of(words).keys());
    }

    @Property(tries = 300)
    void other_texts_of_the_same_words_are_far(
            @ForAll("texts") List<String> one, @ForAll("textsAndSeeds") Tuple2<List<String>, Long> other) {
        // Shuffled, so that two simple samples of jqwik's, such as the first forty words, do not meet.
        List<String> shuffled = new ArrayList<>(other.get1());
        Collections.shuffle(shuffled, new Random(other.get2()));
        long inCommon = pairs(one).stream().filter(pairs(shuffled)::contains).count();
        if (inCommon * 4 < Math.min(pairs(one).size(), pairs(shuffled).size())) {
            assertThat(of(one).isLike(of(shuffled))).isFalse();
        }
    }

    private static List<String> pairs(List<String> words) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            pairs.add(words.get(i) + " " + words.get(i + 1));
        }
        return pairs.stream().distinct().toList();
    }

    @Example
    void variants_nearly_always_have_a_key_in_common() {
        Random random = new Random(18);
        Sketch first = of(TEXT);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            String[] words = TEXT.split(" ");
            words[random.nextInt(words.length)] =
                    Long.toString(random.nextLong(), 36).replaceAll("[0-9-]", "x");
            found += shareKey(of(String.join(" ", words) + " " + i), first) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(990);
    }

    @Example
    void a_short_text_is_like_nothing_but_itself() {
        assertThat(of("¡Buy, NÓW!").isLike(of("buy now"))).isTrue();
        assertThat(of("Buy now 1").isLike(of("Buy now 2"))).isFalse();
        assertThat(of("I agree with this comment").isLike(of("I disagree with this comment")))
                .isFalse();
        assertThat(of("!!!").isLike(of("!!!"))).isTrue();
        assertThat(of("!!!").isLike(of("???"))).isFalse();
        assertThat(of("spam ".repeat(500)).isLike(of("eggs ".repeat(500)))).isFalse();
        assertThat(of("spam ".repeat(500)).isLike(of(TEXT))).isFalse();
    }

    @Example
    void a_text_without_spaces_is_compared_by_its_characters() {
        String text = "州长星期一说，在法官听取证人证词之前，警察不会进入这个城镇，谁也不应该相信关于钱和武器的文章。";
        assertThat(of(text.replace("星期一", "星期二")).isLike(of(text))).isTrue();
        assertThat(of("完全不同的文章讲的是另外一件事情，与上面所说的没有任何关系，请大家放心阅读。").isLike(of(text)))
                .isFalse();
    }

    @Example
    void the_keys_of_two_sites_have_nothing_in_common() {
        assertThat(shareKey(Sketch.of(1, TEXT), Sketch.of(2, TEXT))).isFalse();
        assertThat(shareKey(Sketch.of(1, "short"), Sketch.of(2, "short"))).isFalse();
    }

    @Example
    void the_bits_are_those_of_the_signature() {
        assertThat(of(TEXT).bits()).hasSize(Sketch.BITS).matches("[01]+");
        assertThat(of(TEXT + " And more.").bits()).isNotEqualTo(of(TEXT).bits());
    }

    /** With {@code -Danteroom.test.corpus=<directory of CSV files with a column text, the third>}; not part of the project. */
    @Example
    void real_comments_are_copies_only_where_they_share_a_good_part_of_their_pairs() throws IOException {
        Path corpus = Path.of(System.getProperty("anteroom.test.corpus", "/nowhere"));
        assumeTrue(Files.isDirectory(corpus));
        for (String name : List.of("en.csv", "es.csv")) {
            List<String> texts = texts(Files.readString(corpus.resolve(name)));
            Map<Integer, List<Integer>> byKey = new HashMap<>();
            List<Sketch> sketches = texts.stream().map(SketchProperties::of).toList();
            for (int i = 0; i < texts.size(); i++) {
                for (int key : sketches.get(i).keys()) {
                    byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(i);
                }
            }
            int near = 0;
            for (int i = 0; i < texts.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (sketches.get(i).isLike(sketches.get(j))) {
                        near++;
                        assertThat(shared(texts.get(i), texts.get(j)))
                                .as(texts.get(i) + "\n" + texts.get(j))
                                .isGreaterThan(0.4);
                    }
                }
            }
            System.out.println(name + ": " + texts.size() + " comments, " + near + " pairs of copies, "
                    + byKey.values().stream().filter(with -> with.size() > 1).count() + " keys of several");
        }
    }

    private static List<String> texts(String csv) {
        List<String> texts = new ArrayList<>();
        Matcher rows = Pattern.compile("(?m)^[^,\\n]*,[a-z]{2},(\"(?:[^\"]++|\"\")*+\"|[^,\\n]*),[01]$")
                .matcher(csv);
        while (rows.find()) {
            texts.add(rows.group(1).replaceAll("^\"|\"$", "").replace("\"\"", "\""));
        }
        assertThat(texts).hasSizeGreaterThan(1_000);
        return texts;
    }

    private static double shared(String one, String other) {
        List<String> first = pairs(words(one));
        List<String> second = pairs(words(other));
        if (Math.min(first.size(), second.size()) < Sketch.FEWEST_PAIRS) {
            return String.join("", words(one)).equals(String.join("", words(other))) ? 1 : 0.5;
        }
        long both = first.stream().filter(second::contains).count();
        return (double) both / (first.size() + second.size() - both);
    }

    private static List<String> words(String text) {
        return Arrays.stream(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                        .toLowerCase()
                        .replaceAll("['\u2019\\p{Mn}]", "")
                        .split("[^\\p{L}\\p{Nd}]+"))
                .filter(word -> !word.isEmpty() && !word.matches(".*[0-9].*"))
                .toList();
    }
}
