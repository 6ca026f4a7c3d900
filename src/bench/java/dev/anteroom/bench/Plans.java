package dev.anteroom.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How PostgreSQL answers the statements that the service really sends: its own auto_explain writes the plans, with
 * times and buffers, into its log. A copy of a statement in here would age.
 */
final class Plans {

    private static final List<String> EXPLAIN = List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_buffers = on",
            // The texts of comments do not belong into a report, made up as they are.
            "auto_explain.log_parameter_max_length = 0");

    private static final String BEGIN = " ms  plan:";

    private static final Pattern ON_ITEMS = Pattern.compile(" on (comment|claim|decision|journal)");

    /** Where a statement ends and its plan begins. */
    private static final Pattern COST = Pattern.compile("  \\(cost=");

    private Plans() {}

    /** Something that is asked of the service. */
    private interface Request {
        void make() throws Exception;
    }

    /** Starts the service again on its data; plans by what was asked. */
    static Map<String, String> of(Setup setup, Path data, String cursor) throws Exception {
        explain(setup, data);
        Map<String, String> plans = new LinkedHashMap<>();
        Path log = data.resolve("postgres.log");
        try (Service service = Service.start(setup, data);
                Wire wire = service.wire()) {
            for (QueuePages.Kind kind : QueuePages.Kind.values()) {
                plans.put(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        plans(() -> wire.get(kind.path(cursor)), log));
            }
            plans.put("summary", plans(() -> wire.get("/api/v1/queue/summary?site=" + Newspaper.SITE), log));
        }
        return plans;
    }

    /** The same for all that moderators ask and do. */
    static Map<String, String> of(Setup setup, Desk closed, List<Question> questions) throws Exception {
        explain(setup, closed.data());
        Map<String, String> plans = new LinkedHashMap<>();
        try (Desk desk = Desk.reopen(setup, closed)) {
            for (Question question : questions) {
                plans.put(
                        question.words(),
                        plans(() -> question.asked().of(desk, 1), closed.data().resolve("postgres.log")));
            }
        }
        return plans;
    }

    private static void explain(Setup setup, Path data) throws Exception {
        try (Service service = Service.start(setup, data);
                Database database = service.database()) {
            for (String setting : EXPLAIN) {
                database.execute("ALTER DATABASE anteroom SET " + setting);
            }
        }
    }

    private static String plans(Request request, Path log) throws Exception {
        // The second time: then the server has the pages in memory that any moderator would find there.
        request.make();
        Thread.sleep(200);
        long from = Files.size(log);
        request.make();
        Thread.sleep(200);
        byte[] written = Files.readAllBytes(log);
        return onComments(new String(written, (int) from, (int) (written.length - from)));
    }

    /** The plans of the statements about comments; logins and threads are asked for as well. */
    private static String onComments(String log) {
        List<StringBuilder> plans = new ArrayList<>();
        for (String line : log.split("\n")) {
            if (line.contains(BEGIN)) {
                plans.add(new StringBuilder(line.replaceAll(".*duration", "duration")).append('\n'));
            } else if (line.startsWith("\t") && !plans.isEmpty()) {
                plans.get(plans.size() - 1).append(line).append('\n');
            }
        }
        // What is stored row by row, or looked up once for each row, has one plan.
        Map<String, StringBuilder> chosen = new LinkedHashMap<>();
        for (StringBuilder plan : plans) {
            if (ON_ITEMS.matcher(plan).find()) {
                chosen.putIfAbsent(COST.split(plan.substring(plan.indexOf("\n")), 2)[0], plan);
            }
        }
        // Fifty ids in a condition say no more than one.
        return String.join("\n", chosen.values())
                .replaceAll("'\\{[^}]{100,}\\}'", "'{…}'")
                .replace("\t", "    ")
                .stripTrailing();
    }
}
