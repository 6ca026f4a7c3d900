package dev.anteroom;

import java.io.IOException;
import java.io.Reader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Asks the service on this machine whether it lives: exit code 0, else 1. For a container's health check, where no other
 * program can ask; needs this class and nothing else, since it runs every few seconds.
 */
public final class Probe {

    private static final String PORT = "quarkus.http.port";
    private static final int PATIENCE_MILLIS = 3_000;

    private Probe() {}

    public static void main(String... args) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port() + "/q/health/live")
                .toURL()
                .openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        System.exit(connection.getResponseCode() == HttpURLConnection.HTTP_OK ? 0 : 1);
    }

    /** Where the service looks for it too, in the same order. */
    private static String port() {
        return Optional.ofNullable(System.getProperty(PORT))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_HTTP_PORT")))
                .or(Probe::portInFile)
                .orElse("8080");
    }

    private static Optional<String> portInFile() {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("config", "application.properties"))) {
            file.load(reader);
        } catch (IOException e) {
            return Optional.empty(); // There is none as a rule.
        }
        return Optional.ofNullable(file.getProperty(PORT));
    }
}
