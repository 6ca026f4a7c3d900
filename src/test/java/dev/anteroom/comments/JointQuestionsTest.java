package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many ask at once, and each gets the answer to their own question. */
class JointQuestionsTest {

    private final ExecutorService crowd = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        crowd.shutdownNow();
    }

    private static List<Integer> doubled(List<Integer> questions) {
        return questions.stream().map(question -> 2 * question).toList();
    }

    @Test
    void one_who_asks_alone_is_answered() {
        assertThat(new JointQuestions<>(10, JointQuestionsTest::doubled).ask(21))
                .isEqualTo(42);
    }

    @Test
    void each_of_many_gets_their_own_answer() throws Exception {
        JointQuestions<Integer, Integer> questions = new JointQuestions<>(10, JointQuestionsTest::doubled);
        List<Callable<Boolean>> askers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int first = i * 1_000;
            askers.add(() -> {
                for (int question = first; question < first + 1_000; question++) {
                    if (questions.ask(question) != 2 * question) {
                        return false;
                    }
                }
                return true;
            });
        }
        for (Future<Boolean> right : crowd.invokeAll(askers)) {
            assertThat(right.get()).isTrue();
        }
    }

    @Test
    void those_who_come_while_one_is_answered_are_answered_in_one_go() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch crowded = new CountDownLatch(1);
        List<Integer> sizes = new ArrayList<>();
        JointQuestions<Integer, Integer> questions = new JointQuestions<>(10, all -> {
            sizes.add(all.size());
            begun.countDown();
            try {
                crowded.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return doubled(all);
        });
        AtomicInteger asking = new AtomicInteger();
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(crowd.submit(() -> questions.ask(0)));
        begun.await();
        for (int i = 1; i <= 15; i++) {
            int question = i;
            answers.add(crowd.submit(() -> {
                asking.incrementAndGet();
                return questions.ask(question);
            }));
        }
        while (asking.get() < 15 || questions.waiting() < 15) {
            Thread.onSpinWait();
        }
        crowded.countDown();
        for (int i = 0; i <= 15; i++) {
            assertThat(answers.get(i).get()).isEqualTo(2 * i);
        }
        assertThat(sizes).containsExactly(1, 10, 5);
    }

    @Test
    void what_fails_fails_for_all_who_asked_then_and_for_nobody_after() throws Exception {
        AtomicInteger goes = new AtomicInteger();
        JointQuestions<Integer, Integer> questions = new JointQuestions<>(10, all -> {
            if (goes.incrementAndGet() == 1) {
                throw new IllegalStateException("The database is away");
            }
            return doubled(all);
        });
        assertThatThrownBy(() -> questions.ask(1)).hasMessage("The database is away");
        assertThat(questions.ask(2)).isEqualTo(4);
    }
}
