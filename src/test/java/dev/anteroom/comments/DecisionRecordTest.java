package dev.anteroom.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageThread;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a comment and its decision remember of each other. */
class DecisionRecordTest {

    private static final UUID ANA = new UUID(1, 1);
    private static final UUID BEN = new UUID(1, 2);
    private static final UUID THREAD_ID = new UUID(2, 1);
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final CommentContent WORDS =
            new CommentContent("Lucía", "Some words", "<p>Some words</p>", Sketch.of(7, "Some words"));

    private static final Site SITE = new Site() {
        @Override
        public int id() {
            return 7;
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
            return THREAD_ID;
        }
    };

    private int ids;

    private Comment posted(CommentContent content) {
        return Comment.submit(new UUID(3, ++ids), SITE, THREAD, null, content, new byte[] {1, 2}, NOON);
    }

    private Decision decision(Action action) {
        Decision.Grounds grounds = new Decision.Grounds(2, List.of("1", "2.1"), "A note");
        return Decision.of(new UUID(4, ++ids), action, ANA, grounds, LATER);
    }

    @Test
    void a_comment_is_what_was_posted_where_and_when() {
        Comment comment = posted(WORDS);
        assertThat(comment.id()).isEqualTo(new UUID(3, 1));
        assertThat(comment.siteId()).isEqualTo(7);
        assertThat(comment.threadId()).isEqualTo(THREAD_ID);
        assertThat(comment.parentId()).isNull();
        assertThat(comment.depth()).isZero();
        assertThat(comment.state()).isEqualTo(CommentState.PENDING);
        assertThat(comment.name()).isEqualTo("Lucía");
        assertThat(comment.authorKey()).containsExactly(1, 2);
        assertThat(comment.body()).isEqualTo("Some words");
        assertThat(comment.html()).isEqualTo("<p>Some words</p>");
        assertThat(comment.excerpt(100)).isEqualTo("Some words");
        assertThat(comment.excerpt(4)).hasSizeLessThan(10).startsWith("Some");
        assertThat(comment.createdAt()).isEqualTo(NOON);
        assertThat(comment.editedAt()).isNull();
        assertThat(comment.publishedAt()).isNull();
        assertThat(comment.decisionId()).isNull();
        assertThat(comment.version()).isEqualTo(1);
    }

    @Test
    void a_decision_is_what_was_said_about_which_comment() {
        Comment comment = posted(WORDS);
        Decision first = decision(Action.APPROVE);
        comment.approve(first);
        Decision second = decision(Action.REJECT).inBatch(new UUID(5, 5));
        comment.reject(second);
        assertThat(second.siteId()).isEqualTo(7);
        assertThat(second.commentId()).isEqualTo(comment.id());
        assertThat(second.action()).isEqualTo(Action.REJECT);
        assertThat(second.previousState()).isEqualTo(CommentState.APPROVED);
        assertThat(second.previousDecisionId()).isEqualTo(first.id());
        assertThat(second.moderatorId()).isEqualTo(ANA);
        assertThat(second.policyVersion()).isEqualTo(2);
        assertThat(second.clauses()).containsExactly("1", "2.1");
        assertThat(second.note()).isEqualTo("A note");
        assertThat(second.decidedAt()).isEqualTo(LATER);
        assertThat(second.batch()).isEqualTo(new UUID(5, 5));
        assertThat(second.isReversed()).isFalse();
        assertThat(second.isAutomatic()).isFalse();
        assertThat(first.previousState()).isEqualTo(CommentState.PENDING);
        assertThat(first.batch()).isNull();
        assertThat(comment.publishedAt()).isEqualTo(LATER);
    }

    @Test
    void the_service_lets_in_without_a_clause_or_a_word() {
        Decision automatic = Decision.of(new UUID(4, 1), Action.APPROVE, null, Decision.Grounds.none(3), NOON);
        assertThat(automatic.isAutomatic()).isTrue();
        assertThat(automatic.clauses()).isEmpty();
        assertThat(automatic.note()).isNull();
        assertThat(automatic.policyVersion()).isEqualTo(3);
    }

    @Test
    void only_the_same_of_the_same_moderator_repeats_a_decision() {
        Decision decision = decision(Action.REJECT);
        assertThat(decision.isRepeatedBy(ANA, Action.REJECT, List.of("1", "2.1")))
                .isTrue();
        assertThat(decision.isRepeatedBy(BEN, Action.REJECT, List.of("1", "2.1")))
                .isFalse();
        assertThat(decision.isRepeatedBy(ANA, Action.APPROVE, List.of("1", "2.1")))
                .isFalse();
        assertThat(decision.isRepeatedBy(ANA, Action.REJECT, List.of("1"))).isFalse();
    }

    @Test
    void the_edit_window_ends_on_the_second() {
        Comment comment = posted(WORDS);
        comment.approve(decision(Action.APPROVE));
        assertThat(comment.isEditable(SITE, NOON.plus(SITE.editWindow()).minusNanos(1)))
                .isTrue();
        assertThat(comment.isEditable(SITE, NOON.plus(SITE.editWindow()))).isFalse();
    }

    @Test
    void an_edit_replaces_every_word() {
        Comment comment = posted(WORDS);
        comment.edit(new CommentContent(null, "Others", "<p>Others</p>", Sketch.of(7, "Others")), LATER);
        assertThat(comment.name()).isNull();
        assertThat(comment.body()).isEqualTo("Others");
        assertThat(comment.html()).isEqualTo("<p>Others</p>");
        assertThat(comment.createdAt()).isEqualTo(NOON);
    }

    @Test
    void an_action_leads_to_its_state_and_its_entry() {
        assertThat(Action.APPROVE.state()).isEqualTo(CommentState.APPROVED);
        assertThat(Action.REJECT.state()).isEqualTo(CommentState.REJECTED);
        assertThat(Action.APPROVE.kind()).isEqualTo(Kind.COMMENT_APPROVED);
        assertThat(Action.REJECT.kind()).isEqualTo(Kind.COMMENT_REJECTED);
        assertThat(Action.of("approve")).isEqualTo(Action.APPROVE);
        assertThat(Action.of("reject")).isEqualTo(Action.REJECT);
        assertThatThrownBy(() -> Action.of("APPROVE")).isInstanceOf(IllegalArgumentException.class);
    }
}
