package dev.anteroom.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Asks the questions of many threads in one go, without a thread of its own: one of those who wait asks for all who wait
 * by then, and gives the turn to the first of those who came meanwhile ("flat combining"; Hendler, Incze, Shavit and
 * Tzafrir, 2010). Nobody asks for others longer than until their own question is answered.
 */
final class JointQuestions<Q, A> {

    private final int most;
    private final Function<List<Q>, List<A>> answer;
    private final Queue<Waiting<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean taken = new AtomicBoolean();

    /**
     * @param most questions in one go
     * @param answer gives an answer to each, in their order; what it throws reaches all who asked
     */
    JointQuestions(int most, Function<List<Q>, List<A>> answer) {
        this.most = most;
        this.answer = answer;
    }

    /** How many questions wait to be asked. */
    int waiting() {
        return waiting.size();
    }

    /** Waits for the answer. */
    A ask(Q question) {
        Waiting<Q, A> mine = new Waiting<>(question);
        waiting.add(mine);
        if (taken.compareAndSet(false, true) || mine.awaitTurnOrAnswer()) {
            try {
                while (!mine.isAnswered()) {
                    answerAll();
                }
            } finally {
                passTurn();
            }
        }
        return mine.answer();
    }

    private void answerAll() {
        List<Waiting<Q, A>> all = new ArrayList<>();
        for (Waiting<Q, A> next = waiting.poll(); next != null; next = all.size() < most ? waiting.poll() : null) {
            all.add(next);
        }
        try {
            List<A> answers = answer.apply(all.stream().map(one -> one.question).toList());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).settle(answers.get(i), null);
            }
        } catch (RuntimeException | Error failed) {
            all.forEach(one -> one.settle(null, failed));
        }
    }

    /** To the first who waits; where nobody does, to whoever comes. */
    private void passTurn() {
        Waiting<Q, A> next = waiting.peek();
        while (next == null) {
            taken.set(false);
            // Somebody may have come in between and found the turn taken.
            if (waiting.isEmpty() || !taken.compareAndSet(false, true)) {
                return;
            }
            next = waiting.peek();
        }
        next.giveTurn();
    }

    /** One thread's question. Parked and not with a monitor: ten thousand posts would leave ten thousand monitors behind. */
    private static final class Waiting<Q, A> {

        private final Q question;
        private final Thread thread = Thread.currentThread();
        private A answer;
        private Throwable failure;

        /** Written after answer and failure, and read before them. */
        private volatile boolean answered;

        private volatile boolean hasTurn;

        private Waiting(Q question) {
            this.question = question;
        }

        /** Returns whether it was the turn that came. */
        private boolean awaitTurnOrAnswer() {
            boolean interrupted = false;
            while (!answered && !hasTurn) {
                LockSupport.park(this);
                // The turn may be on its way: who left without it would keep all others waiting.
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                thread.interrupt();
            }
            return hasTurn;
        }

        private void giveTurn() {
            hasTurn = true;
            LockSupport.unpark(thread);
        }

        private void settle(A found, Throwable failed) {
            answer = found;
            failure = failed;
            answered = true;
            LockSupport.unpark(thread);
        }

        private boolean isAnswered() {
            return answered;
        }

        private A answer() {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return answer;
        }
    }
}
