package dev.anteroom.database;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The database's password: 32 random bytes in hex, in a file that only the service's user may read. */
final class Password {

    private static final int BYTES = 32;

    private Password() {}

    static String read(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new DatabaseUnavailable("The database's password is missing: restore " + file + " from a backup");
        }
        return Files.readString(file, US_ASCII).strip();
    }

    static String readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            make(file);
        }
        return read(file);
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PrivateFiles.OWNER_ONLY);
        Files.writeString(unfinished, HexFormat.of().formatHex(random), US_ASCII);
        PrivateFiles.publish(unfinished, file);
    }
}
