package dev.anteroom.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings that the server runs with. They stand on its command line, where no file and no SQL overrides them. */
final class ServerSettings {

    // An acknowledged comment is on disk.
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    // Nobody but this machine gets to the server.
    private static final Map<String, String> LOCAL =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    // No word of a comment gets into the log. An error's text may quote values ("invalid input syntax for type uuid:
    // …"),
    // its details may quote rows, and the notice of a crash quotes the statement that ran: hence no errors (the service
    // sees them anyway), no details and no statements. Starts, stops and failures of the server itself are logged.
    private static final Map<String, String> DISCREET = Map.of(
            "log_min_messages", "log",
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic",
            "log_statement", "none",
            "log_parameter_max_length", "0",
            "log_parameter_max_length_on_error", "0",
            "log_checkpoints", "off",
            "log_autovacuum_min_duration", "-1",
            "log_timezone", "UTC",
            "lc_messages", "C");

    // PostgreSQL's own default for buffers; the operating system's cache holds the rest. Each post writes at random
    // places of the indexes that find copies: once these outgrew 64 MB, at about 230,000 comments, posting became a
    // quarter slower. The service's pool stays far below 50 connections. Its queries are short: compiling them costs
    // more than it gains.
    private static final Map<String, String> MODEST =
            Map.of("shared_buffers", "128MB", "max_connections", "50", "jit", "off", "timezone", "UTC");

    private ServerSettings() {}

    /** As arguments of {@code postgres}. */
    static List<String> arguments(int port) {
        Map<String, String> settings = new TreeMap<>();
        settings.putAll(DURABLE);
        settings.putAll(LOCAL);
        settings.putAll(DISCREET);
        settings.putAll(MODEST);
        settings.put("port", String.valueOf(port));
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }
}
