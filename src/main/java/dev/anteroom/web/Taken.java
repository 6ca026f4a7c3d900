package dev.anteroom.web;

import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Tells which name was taken by somebody else between the check and the commit: the database has the last word on what is
 * unique.
 */
final class Taken {

    private static final Map<String, ErrorCode> NAMES = Map.of(
            "site_key_unique", ErrorCode.SITE_EXISTS,
            "moderator_name_unique", ErrorCode.MODERATOR_EXISTS,
            "account_user_name_unique", ErrorCode.USER_NAME_TAKEN);

    private Taken() {}

    /** The refusal for a failure, or null where no such constraint is behind it. */
    static ErrorCode by(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation && violation.getConstraintName() != null) {
                return NAMES.get(violation.getConstraintName());
            }
        }
        return null;
    }
}
