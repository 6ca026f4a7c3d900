package dev.anteroom.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Puts a child into a session of its own. Else Ctrl-C in a terminal reaches the server too, which then cuts off the
 * requests that the service is still answering.
 */
final class Detached {

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private Detached() {}

    /** What to put before a command; empty where there is no such program, as on macOS. The process id stays the same. */
    static List<String> prefix() {
        return SETSID.stream()
                .filter(Files::isExecutable)
                .limit(1)
                .map(Path::toString)
                .toList();
    }
}
