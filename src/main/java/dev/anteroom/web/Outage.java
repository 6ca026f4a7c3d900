package dev.anteroom.web;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/** Tells a database that is away from a database that refused a statement. */
public final class Outage {

    private Outage() {}

    /**
     * Whether a database that cannot be reached, or that is shutting down, is behind a failure: as a cause, or as what a
     * cause has suppressed, where a transaction manager keeps why a commit failed.
     */
    public static boolean in(Throwable failure) {
        return within(failure, Outage::isOne, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Whether a transaction failed since it gave way to another, and not because the database is away. */
    public static boolean gaveWay(Throwable failure) {
        return within(
                failure,
                one -> one instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith("40"),
                Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean within(Throwable failure, Predicate<Throwable> what, Set<Throwable> seen) {
        return failure != null
                && seen.add(failure)
                && (what.test(failure)
                        || within(failure.getCause(), what, seen)
                        || Arrays.stream(failure.getSuppressed())
                                .anyMatch(suppressed -> within(suppressed, what, seen)));
    }

    private static boolean isOne(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || (failure instanceof SQLException sql && away(sql));
    }

    /**
     * SQLSTATE class 08 is a broken connection, 57P the operator's shutdown, 53 a server out of resources, 40 a
     * transaction that gave way to another and can be tried again (PostgreSQL, appendix A). Agroal has no state when its
     * pool gave no connection in time.
     */
    private static boolean away(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e.getMessage() != null
                    && (e.getMessage().contains("Acquisition timeout")
                            || e.getMessage().contains("closed")
                            || e.getMessage().contains("shutting down"));
        }
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.startsWith("40");
    }
}
