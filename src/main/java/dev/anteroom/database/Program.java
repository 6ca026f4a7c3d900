package dev.anteroom.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** Runs a program to its end. */
final class Program {

    /**
     * How it ended.
     *
     * @param output what it wrote, errors included
     */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }

        String lastLines() {
            return ServerLog.lastLines(output);
        }
    }

    private Program() {}

    static Result run(List<String> command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(-1, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while running " + command.get(0), e);
        }
    }

    /** A builder whose program heeds our arguments only, and whose messages are English: we look for words in them. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
