package dev.anteroom.ops;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/** Says in one line that a start has changed the schema. */
@Singleton
public class Migrations implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(Migrations.class);

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.callbacks(new Told());
    }

    private static final class Told extends BaseCallback {

        private String version;

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.AFTER_EACH_MIGRATE || event == Event.AFTER_MIGRATE_OPERATION_FINISH;
        }

        @Override
        public void handle(Event event, Context context) {
            if (event == Event.AFTER_EACH_MIGRATE) {
                version = context.getMigrationInfo().getVersion().toString();
            } else if (version != null) {
                LOG.infof("Database migrated to version %s", version);
            }
        }
    }
}
