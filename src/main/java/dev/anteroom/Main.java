package dev.anteroom;

import dev.anteroom.database.DatabaseUnavailable;
import dev.anteroom.database.EmbeddedPostgres;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Starts the service, and before it the embedded PostgreSQL when no other database is configured. */
@QuarkusMain
public final class Main {

    private static final Logger LOG = Logger.getLogger(Main.class);
    private static final String URL = "quarkus.datasource.jdbc.url";

    private Main() {}

    public static void main(String... args) {
        checkAddressesOurselves();
        Thread database = new Thread(Main::startDatabaseOrExit, "start-postgres");
        database.start();
        prepareApplication();
        join(database);
        Quarkus.run(args);
    }

    private static void startDatabaseOrExit() {
        try {
            startDatabaseUnlessConfigured();
        } catch (DatabaseUnavailable e) {
            System.err.println("Anteroom cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * What Quarkus does while its application class is loaded needs no database and no setting, and takes longer than a
     * database that is there already. Without that class, as in an IDE, Quarkus makes it first.
     */
    private static void prepareApplication() {
        try {
            Class.forName(
                    Application.APP_CLASS_NAME, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            LOG.debug("The application is prepared when it starts", e);
        }
    }

    private static void join(Thread database) {
        try {
            database.join();
        } catch (InterruptedException e) {
            System.exit(1);
        }
    }

    /**
     * Quarkus answers an address that is none with 400 and nothing else, unless this is set; {@code StrictAddresses} says
     * what is wrong.
     */
    static void checkAddressesOurselves() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    /** In development mode this runs again with each reload, and then finds the URL that it has set itself. */
    private static void startDatabaseUnlessConfigured() {
        // Quarkus makes the application's configuration when it starts; this one has the same sources and is thrown
        // away.
        Config config = ConfigUtils.configBuilder().build();
        if (config.getOptionalValue(URL, String.class).isPresent()
                || ApplicationLifecycleManager.isAppCDSGeneration()) {
            return;
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                config.getOptionalValue("anteroom.data-dir", Path.class).orElse(Path.of("data")),
                config.getOptionalValue("anteroom.postgres.binaries", Path.class));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(postgres), "stop-postgres"));
        System.setProperty(URL, postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", postgres.username());
        System.setProperty("quarkus.datasource.password", postgres.password());
    }

    /** Shutdown hooks run side by side: requests in flight and the connection pool end first, then the server. */
    private static void stopLast(EmbeddedPostgres postgres) {
        Application application = ApplicationLifecycleManager.getCurrentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        postgres.stop();
    }
}
