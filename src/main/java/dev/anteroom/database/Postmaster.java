package dev.anteroom.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a cluster says about its server.
 *
 * @param status {@code starting}, {@code ready} or {@code stopping}; empty while it is not known
 */
record Postmaster(long pid, String status) {

    // https://github.com/postgres/postgres/blob/REL_18_STABLE/src/include/utils/pidfile.h
    private static final int STATUS_LINE = 7;

    /** Empty when there is none, or when it cannot be made sense of. */
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readString(file(cluster), UTF_8).lines().toList();
            String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
            return Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()), status));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Whether any process has this id. */
    boolean exists() {
        return ProcessHandle.of(pid).isPresent();
    }

    /** Whether the process with this id is PostgreSQL on this cluster: ids are used again, for other processes. */
    boolean runsOn(Path cluster) {
        Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
        return info.flatMap(ProcessHandle.Info::command)
                        .filter(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .isPresent()
                && (worksIn(cluster)
                        || info.flatMap(ProcessHandle.Info::arguments)
                                .filter(arguments -> List.of(arguments).contains(cluster.toString()))
                                .isPresent());
    }

    /** A server's working directory is its cluster; Linux tells it, even after the cluster was moved. */
    private boolean worksIn(Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(pid), "cwd"), cluster);
        } catch (IOException e) {
            return false;
        }
    }
}
