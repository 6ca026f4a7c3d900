package dev.anteroom.ops;

import dev.anteroom.web.Outage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Says once that the database is away, and once that it is back. Whatever fails meanwhile is answered with its code and
 * not logged one by one: the libraries that would are silenced in {@code application.properties}.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class);

    private static final int ANSWER_SECONDS = 2;

    private final DataSource database;
    private boolean away;
    private volatile boolean stopping;

    DatabaseWatch(DataSource database) {
        this.database = database;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        String trouble = trouble();
        if (stopping) {
            return;
        }
        if (trouble != null && !away) {
            LOG.warnf("The database does not answer: %s", trouble);
        } else if (trouble == null && away) {
            LOG.info("The database answers again");
        }
        away = trouble != null;
    }

    /** What keeps the database from answering now; null if nothing does. */
    String trouble() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(ANSWER_SECONDS) ? null : "a connection broke";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    /** Work that is done on a timer is done again later: an outage is no news of its own. */
    void failed(@Observes FailedExecution work) {
        if (!stopping && !Outage.in(work.getException())) {
            LOG.errorf(
                    work.getException(),
                    "%s failed",
                    work.getExecution().getTrigger().getId());
        }
    }

    /** What is under way on a timer loses its database then. */
    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }
}
