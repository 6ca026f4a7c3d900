package dev.anteroom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a full disk may be behind a failure: then PostgreSQL's log often has no room to say so itself. */
final class DiskSpace {

    // Four WAL segments: with less than that a start cannot be relied on.
    private static final long LITTLE = 64L << 20;

    private DiskSpace() {}

    /** A sentence to add to an error message, or nothing. */
    static String hint(Path directory) {
        try {
            long left = Files.getFileStore(directory).getUsableSpace();
            return left < LITTLE
                    ? ". The disk that holds " + directory + " is full or nearly so (" + (left >> 20)
                            + " MB left): make room and start again"
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
