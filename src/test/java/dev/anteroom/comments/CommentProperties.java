package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageThread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** Whatever is done to a comment in whatever order, it is in a lawful state, and a reversal gives back what was. */
class CommentProperties {

    private enum Verb {
        APPROVE,
        REJECT,
        REVERSE,
        REPORT,
        HIDE,
        DISMISS,
        EDIT,
        WITHDRAW
    }

    private static final UUID ANA = new UUID(7, 1);
    private static final CommentContent WORDS =
            new CommentContent("Lucía", "Words", "<p>Words</p>", Sketch.of(1, "Words"));

    private static final Site SITE = new Site() {
        @Override
        public int id() {
            return 1;
        }

        @Override
        public int replyDepth() {
            return 4;
        }

        @Override
        public Duration editWindow() {
            return Duration.ofMinutes(15);
        }
    };

    private static final PageThread THREAD = new PageThread() {
        @Override
        public UUID id() {
            return new UUID(7, 2);
        }
    };

    /** What a comment was before a decision. */
    private record Before(Decision decision, CommentState state, UUID decisionId, Instant reportedSince) {}

    private final Deque<Before> decided = new ArrayDeque<>();
    private Comment comment;
    private Instant now;
    private Instant firstPublic;
    private int ids;

    @BeforeTry
    void submit() {
        now = Instant.parse("2026-03-10T12:00:00Z");
        comment = Comment.submit(new UUID(7, 3), SITE, THREAD, null, WORDS, new byte[32], now);
        comment.resemble(new UUID(7, 4));
        decided.clear();
        firstPublic = null;
    }

    @Property
    void a_comment_is_always_in_a_lawful_state(@ForAll @Size(max = 30) List<Verb> verbs) {
        assertLawful();
        for (Verb verb : verbs) {
            now = now.plusSeconds(60);
            int version = comment.version();
            boolean done = comment.state() != CommentState.WITHDRAWN && perform(verb);
            assertThat(comment.version()).isEqualTo(done ? version + 1 : version);
            assertLawful();
        }
    }

    /** Returns whether the verb had anything to do. */
    private boolean perform(Verb verb) {
        switch (verb) {
            case APPROVE -> decide(Action.APPROVE);
            case REJECT -> decide(Action.REJECT);
            case REPORT -> {
                return report();
            }
            case HIDE -> {
                return hide();
            }
            case DISMISS -> {
                if (comment.cause() != Cause.REPORTED) {
                    return false;
                }
                decide(Action.DISMISS);
            }
            case REVERSE -> {
                return reverse();
            }
            case EDIT -> {
                return edit();
            }
            case WITHDRAW -> comment.withdraw();
        }
        return true;
    }

    private void decide(Action action) {
        Decision decision =
                Decision.of(new UUID(8, ++ids), action, ANA, new Decision.Grounds(1, List.of("1"), null), now);
        decided.push(new Before(decision, comment.state(), comment.decisionId(), comment.reportedSince()));
        switch (action) {
            case APPROVE -> comment.approve(decision);
            case REJECT -> comment.reject(decision);
            case DISMISS -> comment.dismiss(decision);
        }
        assertThat(comment.reportedSince()).isNull();
        assertThat(comment.state()).isEqualTo(action.state());
        assertThat(comment.decisionId()).isEqualTo(decision.id());
    }

    private boolean reverse() {
        if (decided.isEmpty()) {
            return false;
        }
        Before before = decided.pop();
        for (Before older : decided) {
            assertThatThrownBy(() -> comment.reverse(older.decision(), ANA, now))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(older.decision().isReversed()).isFalse();
        }
        Instant reportedSince = before.reportedSince() == null ? comment.reportedSince() : before.reportedSince();
        comment.reverse(before.decision(), ANA, now);
        assertThat(comment.reportedSince()).isEqualTo(reportedSince);
        assertThat(comment.state()).isEqualTo(before.state());
        assertThat(comment.decisionId()).isEqualTo(before.decisionId());
        assertThat(before.decision().isReversed()).isTrue();
        return true;
    }

    /** A reader objects; what they see has not changed. */
    private boolean report() {
        if (comment.state() == CommentState.APPROVED) {
            Instant since = comment.reportedSince();
            comment.report(1, now);
            assertThat(comment.reportedSince()).isEqualTo(since == null ? now : since);
            assertThat(comment.cause()).isEqualTo(Cause.REPORTED);
        }
        return false;
    }

    private boolean hide() {
        if (comment.state() == CommentState.APPROVED && comment.reportedSince() != null) {
            UUID approval = comment.decisionId();
            comment.hide();
            assertThat(comment.state()).isEqualTo(CommentState.PENDING);
            assertThat(comment.decisionId()).isEqualTo(approval);
            assertThat(comment.cause()).isEqualTo(Cause.REPORTED);
        } else {
            assertThatThrownBy(comment::hide).isInstanceOf(IllegalStateException.class);
        }
        return false;
    }

    private boolean edit() {
        if (!comment.isEditable(SITE, now)) {
            assertThat(comment.cause()).isNotEqualTo(Cause.PENDING);
            return false;
        }
        comment.edit(WORDS, now);
        decided.clear();
        assertThat(comment.state()).isEqualTo(CommentState.PENDING);
        assertThat(comment.decisionId()).isNull();
        assertThat(comment.editedAt()).isEqualTo(now);
        return true;
    }

    /** What the table's constraints say, and that the moment of first publication never moves. */
    private void assertLawful() {
        CommentState state = comment.state();
        boolean withdrawn = state == CommentState.WITHDRAWN;
        assertThat(comment.body().isEmpty()).isEqualTo(withdrawn);
        assertThat(comment.html().isEmpty()).isEqualTo(withdrawn);
        assertThat(comment.name() == null).isEqualTo(withdrawn);
        assertThat(comment.likenessId() == null).isEqualTo(withdrawn);
        if (state == CommentState.APPROVED || state == CommentState.REJECTED) {
            assertThat(comment.decisionId()).isNotNull();
        }
        if (state == CommentState.APPROVED) {
            assertThat(comment.publishedAt()).isNotNull();
        }
        if (firstPublic == null) {
            firstPublic = comment.publishedAt();
        }
        assertThat(comment.publishedAt()).isEqualTo(firstPublic);
        assertThat(comment.risk()).isBetween(0.0, 1.0);
        if (state == CommentState.PENDING && comment.decisionId() != null || comment.cause() == Cause.REPORTED) {
            assertThat(comment.reportedSince()).isNotNull();
        }
        assertThat(withdrawn && comment.reportedSince() != null).isFalse();
        assertThat(comment.isEditable(SITE, now))
                .isEqualTo(comment.cause() == Cause.PENDING
                        || (state == CommentState.APPROVED || state == CommentState.PENDING)
                                && now.isBefore(comment.createdAt().plus(SITE.editWindow())));
    }

    @Property
    void nothing_is_done_to_what_was_withdrawn(@ForAll Action action, @ForAll boolean decidedBefore) {
        if (decidedBefore) {
            decide(action);
        }
        comment.withdraw();
        int version = comment.version();
        Decision late = Decision.of(new UUID(8, 99), action, ANA, new Decision.Grounds(1, List.of("1"), null), now);
        assertThatThrownBy(() -> comment.approve(late)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> comment.reject(late)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> comment.edit(WORDS, now)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(comment::withdraw).isInstanceOf(IllegalStateException.class);
        for (Before before : decided) {
            assertThatThrownBy(() -> comment.reverse(before.decision(), ANA, now))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(comment.version()).isEqualTo(version);
        assertLawful();
    }

    @Property
    void a_reply_hangs_one_level_deeper_until_there_are_no_more(@ForAll @Size(max = 10) List<Boolean> toTheLast) {
        Comment parent = comment;
        for (int i = 0; i < toTheLast.size(); i++) {
            Comment reply = Comment.submit(new UUID(9, i), SITE, THREAD, parent, WORDS, null, now);
            assertThat(reply.depth()).isEqualTo(Math.min(parent.depth() + 1, SITE.replyDepth()));
            assertThat(reply.parentId())
                    .isEqualTo(parent.depth() == SITE.replyDepth() ? parent.parentId() : parent.id());
            parent = toTheLast.get(i) ? reply : parent;
        }
    }
}
