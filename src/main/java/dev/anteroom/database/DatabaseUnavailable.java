package dev.anteroom.database;

/** The embedded PostgreSQL cannot be started; the message tells an operator why, and what to do about it. */
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
