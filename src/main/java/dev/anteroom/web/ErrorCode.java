package dev.anteroom.web;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The public list of error codes. A code never changes its meaning; {@code docs/api/errors.md} and OpenAPI say the
 * same, and a test compares the three.
 */
public enum ErrorCode {
    INVALID_JSON(400, "The body is not well-formed JSON in UTF-8"),
    UNKNOWN_PROPERTY(400, "The body has a property that this call does not know"),
    INVALID_FIELD(400, "A field is missing or has a value that is not allowed"),
    INVALID_PARAMETER(400, "A parameter or header has a value that is not allowed"),
    INVALID_ADDRESS(400, "The address is not ASCII, or has escapes that are no text in UTF-8"),
    INVALID_ID(400, "An id is not a UUID in its canonical form"),
    INVALID_CURSOR(400, "A cursor is not one that this call gave out"),
    TOKEN_REQUIRED(401, "The call needs a moderator's access token or session"),
    INVALID_TOKEN(401, "The access token is unknown or revoked"),
    INVALID_SESSION(401, "The session is unknown or has ended"),
    SIGN_IN_REFUSED(401, "The user name, the password or the code is wrong"),
    CODE_REQUIRED(401, "The password is right, and the account asks for a code as well"),
    RECEIPT_REQUIRED(401, "The call needs a comment's receipt"),
    INVALID_RECEIPT(401, "The receipt is not one that this service gave out"),
    FORBIDDEN(403, "The moderator's role does not allow the call"),
    AUTHOR_BLOCKED(403, "The author is blocked on this site; the clauses, and until when, are in the answer"),
    PROOF_INVALID(403, "The proof of work answers no challenge of the site, comes too late or was used before"),
    FOREIGN_ORIGIN(403, "The request does not come from one of the service's own pages"),
    WRONG_PASSWORD(403, "The password is not that of the account"),
    WRONG_CODE(403, "The code is wrong or was used before"),
    NOT_FOUND(404, "There is nothing at this address"),
    SITE_NOT_FOUND(404, "There is no such site, or none that the caller may see"),
    COMMENT_NOT_FOUND(404, "There is no such comment, or none that the caller may see"),
    DECISION_NOT_FOUND(404, "There is no such decision, or none that the caller may see"),
    BATCH_NOT_FOUND(404, "There is no such batch of decisions, or none that the caller may see"),
    AUTHOR_NOT_FOUND(404, "There is no author with this key on the site"),
    THREAD_NOT_FOUND(404, "Nobody has commented on this page yet"),
    RULE_NOT_FOUND(404, "The site has no such rule"),
    BACKTEST_NOT_FOUND(404, "The site has no such backtest, or it is over for a week"),
    WORD_LIST_NOT_FOUND(404, "The site has no such word list"),
    CLASSIFIER_VERSION_NOT_FOUND(404, "The site's classifier has no such version"),
    POLICY_NOT_FOUND(404, "The site's policy has no such version"),
    MODERATOR_NOT_FOUND(404, "There is no such moderator"),
    ACCESS_TOKEN_NOT_FOUND(404, "There is no such access token"),
    ACCOUNT_NOT_FOUND(404, "The moderator has no user name and password"),
    INVITATION_NOT_FOUND(404, "There is no such invitation, or it was used or has expired"),
    SESSION_NOT_FOUND(404, "The caller has no such session"),
    METHOD_NOT_ALLOWED(405, "The address does not take this method"),
    NOT_ACCEPTABLE(406, "The answer cannot be had in a type that the request accepts"),
    SITE_EXISTS(409, "Another site has this key"),
    RULE_EXISTS(409, "Another rule of the site has this name"),
    BACKTEST_RUNNING(409, "Another backtest of the site is under way"),
    WORD_LIST_EXISTS(409, "Another word list of the site has this name"),
    TOO_FEW_DECISIONS(409, "People have decided too little on this site to learn from"),
    MODERATOR_EXISTS(409, "Another moderator has this name"),
    MODERATOR_INACTIVE(409, "The moderator was deactivated"),
    LAST_ADMINISTRATOR(409, "Nobody else administers the service"),
    USER_NAME_TAKEN(409, "Another moderator has this user name"),
    CODES_IN_USE(409, "The account asks for codes already"),
    CODES_NOT_SET_UP(409, "No codes were set up for the account"),
    ALREADY_DECIDED(409, "Somebody decided the comment first; the standing decision is in the answer"),
    STALE_VERSION(409, "The comment changed since the version that was decided on"),
    PARENT_NOT_APPROVED(409, "The comment replied to is not published"),
    PARENT_ON_OTHER_PAGE(409, "The comment replied to stands on another page"),
    THREAD_CLOSED(409, "The thread takes no more comments"),
    EDIT_WINDOW_CLOSED(409, "The time in which the author may edit the comment is over"),
    COMMENT_WITHDRAWN(409, "The author withdrew the comment"),
    CLAIMED_BY_COLLEAGUE(409, "A colleague works on the comment; who, and until when, is in the answer"),
    NOT_PENDING(409, "The comment does not wait for a decision"),
    NOT_REPORTED(409, "The comment does not wait for a decision on reports"),
    DECISION_SUPERSEDED(409, "The comment was decided or changed again since; what stands is in the answer"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used with another request"),
    REQUEST_TOO_LARGE(413, "The body is larger than the service reads"),
    ADDRESS_TOO_LONG(414, "The address is longer than the service reads"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body is not application/json"),
    SEARCH_TOO_BROAD(422, "The search would read too much; ask for a site, a time or a rarer word"),
    PROOF_REQUIRED(428, "The site is under attack; the comment needs the answer to a challenge"),
    TOO_MANY_REQUESTS(429, "Too many such requests came from one place; try again after the time in Retry-After"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts to sign in; try again after the time in Retry-After"),
    HEADERS_TOO_LARGE(431, "The headers are larger than the service reads"),
    INTERNAL_ERROR(500, "Something failed inside; the id in the answer is in the log"),
    DATABASE_UNAVAILABLE(503, "The database does not answer; try again after the time in Retry-After"),
    TOO_MANY_LISTENERS(503, "Nobody more can listen now; try again after the time in Retry-After");

    private final int status;
    private final String meaning;

    ErrorCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    /** The HTTP status that always goes with the code. */
    public int status() {
        return status;
    }

    /** One sentence without a full stop, the {@code title} of the problem. */
    public String meaning() {
        return meaning;
    }

    /** The code as clients see it, such as {@code already-decided}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
