package dev.anteroom.bench;

/** Progress, for whoever waits; the report goes to standard output. */
final class Log {

    private Log() {}

    static void say(String line) {
        System.err.println(line);
    }
}
