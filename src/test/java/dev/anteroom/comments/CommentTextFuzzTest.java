package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.ibm.icu.text.Normalizer2;
import dev.anteroom.base.InvalidText;
import dev.anteroom.threads.PageKey;
import dev.anteroom.threads.TimeReference;
import java.nio.charset.StandardCharsets;

/**
 * Whatever is posted: it is refused with a sentence, or it is sound text and safe HTML. {@code mvn verify} looks for
 * counterexamples for some seconds; {@code mvn test} only tries those that were found before.
 */
class CommentTextFuzzTest {

    @FuzzTest(maxDuration = "15s")
    void whatIsPostedIsRefusedOrSafe(byte[] posted) {
        String body = new String(posted, StandardCharsets.UTF_8);
        checkBody(body);
        checkBody(new String(posted, StandardCharsets.UTF_16LE));
        checkName(body);
        checkPage(body);
        checkPage("https://" + body);
    }

    private static void checkBody(String posted) {
        try {
            CommentText text = CommentText.of(posted, CommentText.DEFAULT_MAX_LENGTH);
            assertThat(Normalizer2.getNFCInstance().isNormalized(text.value())).isTrue();
            assertThat(text.value()).isNotBlank();
            assertThat(CommentText.of(text.value(), CommentText.DEFAULT_MAX_LENGTH))
                    .isEqualTo(text);
            SafeHtml.check(Markup.html(text));
            assertThat(TimeReference.in(text.value())).hasSizeLessThanOrEqualTo(20);
            assertThat(text.excerpt(20)).isNotEmpty();
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    private static void checkName(String posted) {
        try {
            AuthorName.of(posted)
                    .ifPresent(name -> assertThat(AuthorName.of(name.value())).hasValue(name));
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    private static void checkPage(String posted) {
        try {
            PageKey page = PageKey.of(null, posted);
            assertThat(page.value()).matches("https?://[a-z0-9._-]+(:\\d+)?/[!-~]*");
            assertThat(PageKey.parse(page.value())).isEqualTo(page);
        } catch (InvalidText refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }
}
