package dev.anteroom.screening.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no condition, and where. */
class RuleCompilerTest {

    private static List<RuleProblem> problems(String source) {
        InvalidRule invalid = catchThrowableOfType(InvalidRule.class, () -> RuleCompiler.compile(source));
        assertThat(invalid).as(source).isNotNull();
        assertThat(invalid.problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).endsWith(".").hasSizeLessThan(400);
        });
        return invalid.problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length > 'ten'                 | 1 | 8",
                "true && lenght > 10            | 1 | 9",
                "author.aproved > 1             | 1 | 1",
                "findings.exists(f, f.chek == 'x') | 1 | 21",
                "hour + 1                       | 1 | 6",
                "text                           | 1 | 1",
                "'x'                            | 1 | 1",
                "length >                       | 1 | 9",
                "text.matches('(')              | 1 | 14",
                "text.matches('(a)\\1')         | 1 | 14",
                "text.matches('(?=a)')          | 1 | 14",
                "text.matches(name)             | 1 | 14",
                "hasWord(name)                  | 1 | 9",
                "hasWord('two words')           | 1 | 9",
                "hasWord('*')                   | 1 | 9",
                "threadAge > duration('soon')   | 1 | 21",
                "threadAge > duration(name)     | 1 | 21",
                "text + text == ''              | 1 | 6",
                "size(words + words) > 1        | 1 | 12",
                "{'a': 1}.size() > 0            | 1 | 1",
                "int(text) > 0                  | 1 | 4",
                "timestamp(text) != timestamp('2026-01-01T00:00:00Z') | 1 | 10",
                "dyn(text) == 1                 | 1 | 4",
                "has(author.known)              | 1 | 4",
                "system('ls')                   | 1 | 7",
                "hour == 1; hour == 2           | 1 | 10",
            })
    void what_is_wrong_is_said_with_its_place(String source, int line, int column) {
        assertThat(problems(source)).anySatisfy(problem -> {
            assertThat(problem.line()).as(problem.toString()).isEqualTo(line);
            assertThat(problem.column()).as(problem.toString()).isEqualTo(column);
        });
    }

    @Test
    void the_place_is_in_the_line_it_is_in() {
        assertThat(problems("true &&\n  lenght > 10")).singleElement().satisfies(problem -> assertThat(
                        problem.toString())
                .startsWith("Line 2, column 3: ")
                .contains("lenght"));
    }

    @Test
    void each_problem_is_said() {
        assertThat(problems("lenght > 10 && text.matches('(') && nme == ''")).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "//", "// nothing"})
    void a_rule_has_a_condition(String nothing) {
        problems(nothing);
    }

    static List<String> dear() {
        return List.of(
                "words.all(w, words.all(v, v == w))",
                "words.exists(w, words.exists(v, text.contains(v)))",
                "words.map(w, words).exists(l, 'x' in l)",
                "words.map(w, words.map(v, v)).size() > 1",
                "words.exists(w, text.contains(w) && normal.contains(w) && text.contains(text))",
                "words.exists(w, text.matches('a{1,100}'))",
                "words.exists(w, hasWord('a') && hasWord('b') && hasWord('c'))",
                "[1,2,3,4,5,6,7,8].all(a, [1,2,3,4,5,6,7,8].all(b, [1,2,3,4,5,6,7,8].all(c, [1,2,3,4,5,6,7,8].all(d,"
                        + " [1,2,3,4,5,6,7,8].all(e, [1,2,3,4,5,6,7,8].all(f, [1,2,3,4,5,6,7,8].all(g, a > b))))))))",
                "text.contains('" + "a".repeat(1_900) + "') && text.contains(normal)",
                "text.matches('((a{1,50}){1,50}){1,50}')",
                "text.matches('(.*a){200}')",
                "text.matches('" + "a".repeat(501) + "')",
                "text.matches('" + "x?".repeat(200) + "')");
    }

    @ParameterizedTest
    @MethodSource("dear")
    void what_would_take_too_long_is_refused(String source) {
        problems(source);
    }

    @Test
    void what_loops_once_is_not_too_dear() throws InvalidRule {
        RuleCompiler.compile("words.exists(w, w.contains('abc') || w.matches('^x+$'))");
        RuleCompiler.compile("findings.exists(f, links.exists(host, host.startsWith(f.clause)))");
        RuleCompiler.compile("text.matches('(?i)[a-z]{2,5}[0-9]{1,3}')");
        RuleCompiler.compile(IntStream.range(0, 60)
                .mapToObj(i -> "text.contains('word " + i + "')")
                .collect(Collectors.joining(" || ")));
    }

    static List<String> hostile() {
        return List.of(
                "(".repeat(1_000),
                "(".repeat(900) + "true" + ")".repeat(900),
                "[".repeat(900) + "]".repeat(900) + " == []",
                "!".repeat(1_999),
                "-".repeat(1_999),
                "a.".repeat(900) + "a",
                "text" + "[0]".repeat(600),
                "true" + " ? true : true".repeat(130),
                "words" + ".map(w, w)".repeat(180) + ".size() > 0",
                "true" + " && true".repeat(249),
                "1" + " + 1".repeat(480) + " > 1",
                "1" + " < 1".repeat(480),
                "x".repeat(2_001),
                "\u0000",
                "'\\uD800' == text",
                "\uD800",
                "'" + "\\x41".repeat(400),
                "text == '''\n" + "\n".repeat(1_900),
                "b'abc' == b'abc' ? text == '' : r'\\' == name || `a`.b",
                "text.matches('[')".repeat(100),
                "?".repeat(1_999),
                "9".repeat(1_999) + " > 1",
                "0x" + "f".repeat(1_000) + "u > 1u",
                "1e999 > 1.0 && 1e-999 == 0.0",
                "__result__ == @result",
                "words.all(words, words == words)",
                "words.all(author, author.known)",
                "findings.all(f, f.f.f.f)");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void nothing_breaks_the_compiler(String source) {
        try {
            Condition condition = RuleCompiler.compile(source);
            // Sound after all: it then runs, or says that it failed.
            Case.of("Hello").screened(Case.live(source));
            assertThat(condition.cost()).isPositive();
        } catch (InvalidRule invalid) {
            assertThat(invalid.problems()).isNotEmpty();
        }
    }
}
