package dev.anteroom.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL's data directory and the password that opens it.
 *
 * @param directory absolute
 */
record Cluster(Path directory, String password) {

    static final String USER = "anteroom";
    static final String DATABASE = "anteroom";

    // Texts sort by code point everywhere, but letters are letters in every script: with the C ctype, trigrams know
    // ASCII
    // only. macOS and some small images have no C.UTF-8; the last resort runs everywhere.
    private static final List<String> CTYPES = List.of("C.UTF-8", "en_US.UTF-8", "C");

    /** The cluster of a data directory, made when there is none yet. */
    static Cluster below(Path data, Binaries programs) {
        Path directory = data.resolve("postgres").resolve("cluster");
        Path passwordFile = data.resolve("postgres-password");
        Unprivileged.check();
        try {
            if (Files.exists(directory)) {
                checkVersion(directory, programs);
                return new Cluster(directory, Password.read(passwordFile));
            }
            String password = Password.readOrMake(passwordFile);
            initialise(directory, passwordFile, programs);
            return new Cluster(directory, password);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The data directory " + data + " cannot be used (" + e + ")" + DiskSpace.hint(data), e);
        }
    }

    private static void checkVersion(Path directory, Binaries programs) throws IOException {
        Path file = directory.resolve("PG_VERSION");
        if (Files.notExists(file)) {
            throw new DatabaseUnavailable(directory + " is not a PostgreSQL data directory, there is no " + file
                    + ": restore it from a backup, or move it away to start with an empty database");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(String.valueOf(programs.major()))) {
            throw new DatabaseUnavailable(directory + " was written by PostgreSQL " + version + ", but the programs in "
                    + programs.directory() + " are version " + programs.version() + ": name the programs of version "
                    + version + " in " + Binaries.SETTING + ", or move the data with pg_upgrade or pg_dump");
        }
    }

    /** Under another name until it is complete, so that no start ever meets half a cluster. */
    private static void initialise(Path directory, Path passwordFile, Binaries programs) throws IOException {
        Path unfinished = directory.resolveSibling("cluster.new");
        PrivateFiles.createDirectories(directory.getParent());
        Program.Result result = null;
        for (String ctype : CTYPES) {
            PrivateFiles.delete(unfinished);
            result = Program.run(programs.command(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--lc-ctype=" + ctype,
                    "--text-search-config=simple",
                    "--data-checksums",
                    "--no-sync")); // publish() does it, at once instead of file by file
            if (result.succeeded()) {
                PrivateFiles.publish(unfinished, directory);
                return;
            }
            if (!result.output().contains("invalid locale name")) {
                break;
            }
        }
        throw new DatabaseUnavailable("A database cannot be made in " + directory + ": " + result.lastLines()
                + DiskSpace.hint(directory.getParent()));
    }
}
