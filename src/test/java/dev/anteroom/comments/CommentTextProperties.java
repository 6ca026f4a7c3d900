package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import dev.anteroom.base.InvalidText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommentTextProperties {

    private static final int MAX_LENGTH = 50;

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]|[\\u200B\\u2028-\\u202E"
            + "\\u2060\\u2066-\\u2069\\uFEFF\\uFFFC\\uFDD0-\\uFDEF\\uFFFE\\uFFFF\\u00AD\\x{E0001}-\\x{E001F}]");

    @Provide
    Arbitrary<String> texts() {
        return AnyText.text();
    }

    private static Optional<String> clean(String typed) {
        try {
            return Optional.of(CommentText.of(typed, MAX_LENGTH).value());
        } catch (InvalidText refused) {
            return Optional.empty();
        }
    }

    @Property(tries = 3_000)
    void cleaningTwiceIsCleaningOnce(@ForAll("texts") String typed) {
        clean(typed).ifPresent(text -> assertThat(clean(text)).hasValue(text));
    }

    @Property(tries = 3_000)
    void whatIsTakenIsSound(@ForAll("texts") String typed) {
        clean(typed).ifPresent(text -> {
            assertThat(Normalizer2.getNFCInstance().isNormalized(text)).isTrue();
            assertThat(text).isNotBlank().isEqualTo(text.strip()).doesNotContainPattern(FORBIDDEN);
            assertThat(text.codePointCount(0, text.length())).isPositive();
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(CommentText.MAX_BYTES);
        });
    }

    @Property(tries = 1_000)
    void anExcerptIsOneSoundLine(@ForAll("texts") String typed) {
        clean(typed).map(text -> CommentText.of(text, MAX_LENGTH).excerpt(10)).ifPresent(excerpt -> {
            assertThat(excerpt).doesNotContain("\n").isNotBlank();
            assertThat(CommentText.of(excerpt, 11)).isNotNull();
        });
    }

    @Property(tries = 1_000)
    void aNameIsOneSoundLine(@ForAll("texts") String typed) {
        try {
            AuthorName.of(typed).ifPresent(name -> {
                assertThat(name.value()).doesNotContainPattern("\\s\\s|[\\n\\t]");
                assertThat(AuthorName.of(name.value())).hasValue(name);
            });
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }
}
