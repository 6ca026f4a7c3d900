package dev.anteroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Memory in MB of 10⁶ bytes, as the kernel counts it.
 *
 * @param resident of the service now
 * @param anonymous the part of it that is no file of the program: heap, compiled code, threads
 * @param peak of the service since its start
 * @param postgres of all processes of its database now; what they share is counted once (PSS)
 */
record MemoryUse(double resident, double anonymous, double peak, double postgres) {

    static MemoryUse of(long service, long postmaster) throws IOException {
        double postgres = 0;
        List<ProcessHandle> processes = ProcessHandle.of(postmaster).stream()
                .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
                .toList();
        for (ProcessHandle process : processes) {
            try {
                postgres += megabytes(process.pid(), "smaps_rollup", "Pss:");
            } catch (NoSuchFileException ended) {
                // A connection was closed meanwhile.
            }
        }
        return new MemoryUse(
                megabytes(service, "status", "VmRSS:"),
                megabytes(service, "status", "RssAnon:"),
                megabytes(service, "status", "VmHWM:"),
                postgres);
    }

    private static double megabytes(long process, String file, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process), file)).stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024 / 1e6)
                .orElseThrow();
    }
}
