package dev.anteroom.screening.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.anteroom.screening.Finding;
import dev.anteroom.screening.Outcome;
import java.util.List;

/** Whatever is written as a rule: it is refused with a sentence, or it looks at any comment and ends. */
class RuleFuzzTest {

    /** What conditions are made of: bytes alone rarely make one. */
    private static final List<String> PIECES = List.of(
            "text",
            "normal",
            "words",
            "links",
            "language",
            "length",
            "capitals",
            "name",
            "reply",
            "hour",
            "threadAge",
            "author.known",
            "author.approved",
            "copies.onSite",
            "risk",
            "findings",
            "w",
            "f",
            "f.check",
            "f.score",
            "hasWord('a*')",
            "hasWord('",
            "text.matches('",
            "words.exists(w, ",
            "words.map(w, ",
            "words.filter(w, ",
            "findings.all(f, ",
            ".contains(",
            ".startsWith(",
            ".size()",
            "size(",
            "duration('1h')",
            "'",
            "')",
            "(",
            ")",
            "[",
            "]",
            "[0]",
            ",",
            " && ",
            " || ",
            "!",
            " ? ",
            " : ",
            " == ",
            " != ",
            " < ",
            " >= ",
            " in ",
            " + ",
            " - ",
            " / ",
            " % ",
            "true",
            "false",
            "0",
            "1",
            "2.5",
            "9223372036854775807",
            "''",
            "'a'",
            "(a+)+",
            "[^a]{1,9}",
            "(?i)",
            "\\\\b",
            "🙂",
            "\n",
            "//",
            "null",
            "{",
            "}");

    @FuzzTest(maxDuration = "20s")
    void whatIsWrittenIsRefusedOrEnds(FuzzedDataProvider data) {
        Case comment = Case.of(data.consumeString(60));
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < 40 && data.remainingBytes() > 0; i++) {
            written.append(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(4));
        }
        String source = written.toString();
        try {
            RuleCompiler.compile(source);
        } catch (InvalidRule refused) {
            assertThat(refused.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.message()).endsWith(".");
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            });
        }
        List<Finding> findings = RulesCheck.of(
                        List.of(Case.rule(source, Outcome.HOLD, RuleState.LIVE), Case.live("true")))
                .examine(comment.examination());
        assertThat(findings).isNotEmpty();
        for (Finding finding : findings) {
            finding.spans().forEach(span -> assertThat(span.of(comment.text())).isNotEmpty());
        }
    }
}
