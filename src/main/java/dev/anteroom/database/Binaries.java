package dev.anteroom.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs and their version.
 *
 * @param directory where initdb, pg_ctl and postgres are
 * @param version as postgres tells it, such as {@code 18.1}
 */
record Binaries(Path directory, String version) {

    static final String SETTING = "anteroom.postgres.binaries (ANTEROOM_POSTGRES_BINARIES)";

    // The oldest that the migrations are written for.
    private static final int OLDEST = 15;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d\\S*)");

    static Binaries in(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        for (String program : List.of("initdb", "pg_ctl", "postgres")) {
            if (!Files.isExecutable(absolute.resolve(program))) {
                throw new DatabaseUnavailable("There is no program " + absolute.resolve(program) + ": " + SETTING
                        + " must name a directory with PostgreSQL's initdb, pg_ctl and postgres,"
                        + " such as /usr/lib/postgresql/18/bin");
            }
        }
        Binaries found = new Binaries(absolute, ask(absolute.resolve("postgres")));
        if (found.major() < OLDEST) {
            throw new DatabaseUnavailable("PostgreSQL " + found.version() + " in " + absolute + " is too old: "
                    + SETTING + " must name version " + OLDEST + " or newer");
        }
        return found;
    }

    int major() {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    /** The command line of a program, with what it takes to run it as this user. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.add(directory.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static String ask(Path postgres) {
        Program.Result result = Program.run(List.of(postgres.toString(), "--version"));
        Matcher matcher = VERSION.matcher(result.output());
        if (!matcher.find()) {
            throw new DatabaseUnavailable(postgres + " does not run on this system (" + result.lastLines()
                    + "): install PostgreSQL and name the directory of its programs in " + SETTING);
        }
        return matcher.group(1);
    }
}
