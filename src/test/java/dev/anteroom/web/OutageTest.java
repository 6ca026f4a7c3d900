package dev.anteroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is taken for a database that is away, and what is not. */
class OutageTest {

    private static final SQLException SHUT_DOWN =
            new SQLException("terminating connection due to unexpected postmaster exit", "57P01");

    @Test
    void a_connection_that_is_refused_breaks_or_is_cut_by_a_shutdown_is_one() {
        assertThat(Outage.in(new ConnectException("Connection refused"))).isTrue();
        assertThat(Outage.in(new SQLException("An I/O error", "08006"))).isTrue();
        assertThat(Outage.in(SHUT_DOWN)).isTrue();
    }

    @Test
    void it_is_found_behind_other_failures() {
        assertThat(Outage.in(new IllegalStateException(new IllegalStateException(SHUT_DOWN))))
                .isTrue();
    }

    @Test
    void it_is_found_where_the_transaction_manager_keeps_why_a_commit_failed() {
        Exception rolledBack = new Exception("Could not commit transaction");
        rolledBack.addSuppressed(new Exception("Error trying to commit", SHUT_DOWN));
        assertThat(Outage.in(new IllegalStateException(rolledBack))).isTrue();
    }

    @Test
    void a_transaction_that_gave_way_to_another_is_told_from_the_rest() {
        SQLException deadlock = new SQLException("deadlock detected", "40P01");
        assertThat(Outage.gaveWay(new IllegalStateException(deadlock))).isTrue();
        assertThat(Outage.gaveWay(SHUT_DOWN)).isFalse();
        assertThat(Outage.gaveWay(new SQLException("Acquisition timeout while waiting for new connection")))
                .isFalse();
    }

    @Test
    void a_statement_that_breaks_a_rule_is_none() {
        assertThat(Outage.in(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(Outage.in(new IllegalStateException("closed"))).isFalse();
        assertThat(Outage.in(null)).isFalse();
    }

    @Test
    void failures_that_are_behind_each_other_end() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.addSuppressed(other);
        assertThat(Outage.in(one)).isFalse();
    }
}
