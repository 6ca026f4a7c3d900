package dev.anteroom.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The PostgreSQL that comes as an archive on the class path, one per platform, unpacked once per version. */
final class BundledBinaries {

    private BundledBinaries() {}

    static Binaries below(Path data) {
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL found = BundledBinaries.class.getClassLoader().getResource(archive);
        if (found == null) {
            throw new DatabaseUnavailable("This build has no PostgreSQL for this platform (" + archive
                    + "): install PostgreSQL and name the directory of its programs in " + Binaries.SETTING
                    + ", or set quarkus.datasource.jdbc.url to use a server");
        }
        try {
            return Binaries.in(unpacked(found, data.resolve("postgres")).resolve("bin"));
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "PostgreSQL cannot be unpacked into " + data + " (" + e.getMessage() + ")" + DiskSpace.hint(data),
                    e);
        }
    }

    /** The names that the archives have in the Maven artifacts. */
    static String archiveName(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : os.toLowerCase(Locale.ROOT);
        String machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static Path unpacked(URL archive, Path parent) throws IOException {
        URLConnection connection = archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            // The archive's name says nothing about its version, so the checksum tells one from another.
            Path target = parent.resolve("binaries-" + checksum(connection));
            if (Files.notExists(target)) {
                Path unfinished = parent.resolve("binaries.new");
                PrivateFiles.delete(unfinished);
                PrivateFiles.createDirectories(unfinished);
                Archive.unpack(in, unfinished);
                PrivateFiles.publish(unfinished, target);
            }
            return target;
        }
    }

    private static String checksum(URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }
}
