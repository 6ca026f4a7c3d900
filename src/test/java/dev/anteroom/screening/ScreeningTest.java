package dev.anteroom.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Nothing gets through because a check fails. */
class ScreeningTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    private static final Submission SUBMISSION =
            new Submission(Text.of("Good morning"), null, false, ZonedDateTime.parse("2026-03-02T09:00:00Z"), "en");

    private record Scripted(String name, Function<Examination, List<Finding>> script) implements Check {

        @Override
        public List<Finding> examine(Examination examination) {
            return script.apply(examination);
        }
    }

    private static Check check(String name, Function<Examination, List<Finding>> script) {
        return new Scripted(name, script);
    }

    private static Check saying(String name, Outcome outcome, Span... spans) {
        return check(name, examination -> List.of(Finding.of(name, outcome, "2", "It says so", List.of(spans))));
    }

    private static Verdict screened(Check... checks) {
        return Screening.of(
                        Arrays.stream(checks)
                                .map(check -> new Screening.Step(check, Outcome.REJECT))
                                .toList(),
                        LIMIT)
                .screen(SUBMISSION, History.NONE);
    }

    private static void mustBeHeld(Verdict verdict, String failing) {
        assertThat(verdict.outcome()).isEqualTo(Outcome.HOLD);
        assertThat(verdict.findings()).anySatisfy(finding -> {
            assertThat(finding.check()).isEqualTo(failing);
            assertThat(finding.outcome()).isEqualTo(Outcome.HOLD);
        });
        // Those before it and after it are heard.
        assertThat(verdict.findings()).extracting(Finding::check).containsExactly("first", failing, "last");
    }

    private static void mustBeHeldBecauseOf(Function<Examination, List<Finding>> script) {
        mustBeHeld(
                screened(saying("first", Outcome.NOTE), check("broken", script), saying("last", Outcome.NOTE)),
                "broken");
    }

    @Test
    void the_strictest_finding_decides() {
        Verdict verdict = screened(
                saying("a", Outcome.NOTE), saying("b", Outcome.REJECT, new Span(0, 4)), saying("c", Outcome.HOLD));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REJECT);
        assertThat(verdict.clauses()).containsExactly("2");
        assertThat(verdict.findings()).extracting(Finding::check).containsExactly("a", "b", "c");
    }

    @Test
    void nothing_found_is_clean() {
        Verdict verdict = screened(check("quiet", examination -> List.of()));
        assertThat(verdict.outcome()).isEqualTo(Outcome.NONE);
        assertThat(verdict.risk()).isZero();
    }

    @Test
    void risk_grows_with_each_finding_and_stays_below_one() {
        assertThat(screened(saying("a", Outcome.HOLD)).risk()).isEqualTo(0.5);
        assertThat(screened(saying("a", Outcome.HOLD), saying("b", Outcome.HOLD))
                        .risk())
                .isEqualTo(0.75);
        assertThat(screened(check("a", e -> List.of(new Finding("a", Outcome.NOTE, null, "Sure", List.of(), 0.8))))
                        .risk())
                .isCloseTo(0.8, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void a_check_that_only_advises_holds_nothing() {
        Screening screening =
                Screening.of(List.of(new Screening.Step(saying("words", Outcome.REJECT), Outcome.NOTE)), LIMIT);
        assertThat(screening.screen(SUBMISSION, History.NONE).outcome()).isEqualTo(Outcome.NOTE);
    }

    @Test
    void a_check_sees_what_those_before_it_found() {
        List<Integer> seen = new ArrayList<>();
        screened(saying("a", Outcome.NOTE), check("b", examination -> {
            seen.add(examination.findings().size());
            return List.of();
        }));
        assertThat(seen).containsExactly(1);
    }

    @Test
    void a_check_that_throws_holds_the_comment() {
        mustBeHeldBecauseOf(examination -> {
            throw new IllegalStateException("on purpose");
        });
    }

    @Test
    void a_check_whose_stack_overflows_holds_the_comment() {
        mustBeHeldBecauseOf(ScreeningTest::deeper);
    }

    private static List<Finding> deeper(Examination examination) {
        List<Finding> found = deeper(examination);
        return found.isEmpty() ? found : List.of();
    }

    @Test
    void a_check_that_answers_nothing_at_all_holds_the_comment() {
        mustBeHeldBecauseOf(examination -> null);
        mustBeHeldBecauseOf(examination -> Arrays.asList((Finding) null));
    }

    @Test
    void a_check_that_sees_things_outside_the_text_holds_the_comment() {
        mustBeHeldBecauseOf(
                examination -> List.of(Finding.of("broken", Outcome.NONE, null, "Beyond", List.of(new Span(5, 100)))));
    }

    @Test
    void a_check_that_speaks_for_another_holds_the_comment() {
        mustBeHeldBecauseOf(examination -> List.of(Finding.of("first", Outcome.NONE, null, "Not mine", List.of())));
    }

    @Test
    void a_check_that_hangs_holds_the_comment() {
        CountDownLatch never = new CountDownLatch(1);
        mustBeHeldBecauseOf(examination -> {
            try {
                never.await();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
    }

    @Test
    void a_check_that_hangs_and_does_not_listen_holds_the_comment_and_is_never_heard() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Check deaf = check("broken", examination -> {
            boolean waiting = true;
            while (waiting) {
                try {
                    release.await();
                    waiting = false;
                } catch (InterruptedException ignored) {
                    // That is what it is: deaf.
                }
            }
            released.countDown();
            return List.of(Finding.of("broken", Outcome.REJECT, "1", "Too late", List.of()));
        });
        Verdict verdict = screened(saying("first", Outcome.NOTE), deaf, saying("last", Outcome.NOTE));
        release.countDown();
        released.await();
        mustBeHeld(verdict, "broken");
    }

    @Test
    void two_checks_that_hang_are_both_named() {
        Function<Examination, List<Finding>> hang = examination -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException left) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        Verdict verdict = screened(check("one", hang), saying("between", Outcome.NOTE), check("two", hang));
        assertThat(verdict.findings()).extracting(Finding::check).containsExactly("one", "between", "two");
        assertThat(verdict.outcome()).isEqualTo(Outcome.HOLD);
    }

    @Test
    void a_check_that_talks_without_end_is_cut_short() {
        Verdict verdict = screened(check("talker", examination -> java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> Finding.of("talker", Outcome.NOTE, null, "Word " + i, List.of()))
                .toList()));
        assertThat(verdict.findings()).hasSize(50);
    }
}
