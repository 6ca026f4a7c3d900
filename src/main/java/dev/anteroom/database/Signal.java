package dev.anteroom.database;

/** What a server understands. Java itself can only send SIGTERM, on which a server waits for its clients to leave. */
enum Signal {
    /** Roll back what is open, write a checkpoint, end. */
    FAST_SHUTDOWN("INT"),

    /** End at once; the next start recovers. */
    IMMEDIATE_SHUTDOWN("QUIT");

    private final String name;

    Signal(String name) {
        this.name = name;
    }

    /** Sends it; nothing happens when the process is gone already. */
    void send(long pid, Binaries programs) {
        Program.run(programs.command("pg_ctl", "kill", name, String.valueOf(pid)));
    }
}
