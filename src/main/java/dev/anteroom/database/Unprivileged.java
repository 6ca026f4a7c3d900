package dev.anteroom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. Root runs it in a user namespace of its own, where it is nobody in particular and
 * has no privileges, while its files stay root's.
 */
final class Unprivileged {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    /** What to put before a command; empty for every user but root. */
    static List<String> prefix() {
        return isRoot() ? NAMESPACE : List.of();
    }

    /** Fails when root has no way to run PostgreSQL here, as in many containers. */
    static void check() {
        if (!isRoot()) {
            return;
        }
        Program.Result result = Program.run(List.of("unshare", "--user", "true"));
        if (!result.succeeded()) {
            throw new DatabaseUnavailable(
                    "PostgreSQL does not run as root, and this system gives root no user namespace" + " to run it in ("
                            + result.lastLines() + "): run the service as another user");
        }
    }

    static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return System.getProperty("user.name").equals("root");
        }
    }
}
