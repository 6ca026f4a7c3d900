package dev.anteroom.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can happen. The code, such as {@code comment.approved}, is stored and never changes its meaning. */
public enum Kind {
    SITE_CREATED,
    SITE_CHANGED,
    POLICY_PUBLISHED,
    SCREENING_CHANGED,
    CLASSIFIER_TRAINED,
    CLASSIFIER_CHANGED,
    WORD_LIST_CREATED,
    WORD_LIST_CHANGED,
    WORD_LIST_DELETED,
    RULE_CREATED,
    RULE_CHANGED,
    RULE_DELETED,
    MODERATOR_CREATED,
    MODERATOR_CHANGED,
    MODERATOR_DEACTIVATED,
    MODERATOR_REACTIVATED,
    MODERATOR_INVITED,
    INVITATION_WITHDRAWN,
    INVITATION_ACCEPTED,
    ACCOUNT_RESET,
    PASSWORD_CHANGED,
    CODES_ENROLLED,
    CODES_CONFIRMED,
    CODES_REMOVED,
    RECOVERY_CODES_RENEWED,
    RECOVERY_CODE_USED,
    SESSIONS_ENDED,
    ACCESS_TOKEN_ISSUED,
    ACCESS_TOKEN_REVOKED,
    THREAD_OPENED,
    THREAD_CLOSED,
    THREAD_REOPENED,
    COMMENT_SUBMITTED,
    COMMENT_APPROVED,
    COMMENT_REJECTED,
    COMMENT_EDITED,
    COMMENT_WITHDRAWN,
    COMMENT_REPORTED,
    COMMENT_HIDDEN,
    COMMENT_CLAIMED,
    COMMENT_RELEASED,
    REPORTS_DISMISSED,
    DECISION_REVERSED,
    AUTHOR_BLOCKED,
    AUTHOR_UNBLOCKED;

    /** {@code ACCESS_TOKEN_ISSUED} is {@code access-token.issued}: the last word is what happened to the rest. */
    public String code() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        String subject = String.join("-", Arrays.copyOf(words, words.length - 1));
        return subject + "." + words[words.length - 1];
    }

    /** The kind with a code; empty where there is none. */
    public static Optional<Kind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    static Kind of(String code) {
        return valueOf(code.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
