package dev.anteroom.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers. In place of Quarkus's own check, which tells everybody the database's address and what the
 * driver said: those are in the log.
 */
@Readiness
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private final DatabaseWatch database;

    DatabaseHealth(DatabaseWatch database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(database.trouble() == null)
                .build();
    }
}
