package dev.anteroom.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file that the server writes its messages to, {@code postgres.log}. The server says little: see its settings. */
final class ServerLog {

    // Years of starts and stops. Then the file becomes postgres.log.1, in place of the one before.
    private static final long LONG = 1 << 20;

    private static final int TAIL = 1 << 16;

    private final Path file;
    private long start;

    private ServerLog(Path file) {
        this.file = file;
    }

    static ServerLog below(Path data) {
        ServerLog log = new ServerLog(data.resolve("postgres.log"));
        try {
            if (log.size() > LONG) {
                Files.move(log.file, data.resolve("postgres.log.1"), REPLACE_EXISTING);
            }
            if (Files.notExists(log.file)) {
                Files.createFile(log.file, PrivateFiles.OWNER_ONLY);
            }
            return log;
        } catch (IOException e) {
            throw new DatabaseUnavailable(log.file + " cannot be written (" + e + ")" + DiskSpace.hint(data), e);
        }
    }

    Path file() {
        return file;
    }

    /** From here on a new server writes. */
    void mark() {
        start = size();
    }

    /** Whether the server has written this since the mark. */
    boolean says(String words) {
        return text().contains(words);
    }

    String lastLines() {
        return lastLines(text());
    }

    /** The last lines of an output, on one line. */
    static String lastLines(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - 4))
                .map(String::strip)
                .collect(Collectors.joining(" | "));
    }

    private String text() {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(start, reader.length() - TAIL);
            byte[] bytes = new byte[(int) Math.max(0, reader.length() - from)];
            reader.seek(from);
            reader.readFully(bytes);
            return new String(bytes, UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
