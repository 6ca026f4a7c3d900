package dev.anteroom.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the parts saw, and writes it as Markdown for people and as JSON for programs. */
final class Report {

    private final Map<String, String> facts;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, MemoryUse> memory = new LinkedHashMap<>();
    private final Map<String, String> plans = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();

    Report(Map<String, String> facts) {
        this.facts = facts;
    }

    void row(Row row) {
        rows.add(row);
        Log.say(row.markdown());
    }

    void memory(String after, MemoryUse use) {
        memory.put(after, use);
    }

    void plans(Map<String, String> plans) {
        this.plans.putAll(plans);
    }

    void note(String note) {
        notes.add(note);
    }

    /** A table of its own, or a paragraph. */
    void section(String markdown) {
        sections.add(markdown);
        Log.say(markdown);
    }

    /** Writes the files, and the Markdown to standard output. */
    void write(Path home) throws IOException {
        save(home);
        System.out.println(markdown(false));
    }

    void save(Path home) throws IOException {
        Files.writeString(home.resolve("report.md"), markdown(true));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", facts);
        all.put("rows", rows);
        all.put("memory", memory);
        all.put("notes", notes);
        all.put("sections", sections);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(home.resolve("report.json").toFile(), all);
    }

    private String markdown(boolean withPlans) {
        List<String> lines = new ArrayList<>(List.of("# Benchmark", ""));
        facts.forEach((name, value) -> lines.add("- " + name + ": " + value));
        lines.addAll(List.of(
                "", "| what | ours | floor | ratio | budget | met? |", "| --- | --- | --- | --- | --- | --- |"));
        rows.forEach(row -> lines.add(row.markdown()));
        if (!memory.isEmpty()) {
            lines.addAll(List.of(
                    "",
                    "| memory in MB after | service, RSS | of it anonymous | service, peak RSS | PostgreSQL, PSS |",
                    "| --- | --- | --- | --- | --- |"));
            memory.forEach((after, use) -> lines.add("| %s | %s | %s | %s | %s |"
                    .formatted(
                            after,
                            Numbers.round(use.resident()),
                            Numbers.round(use.anonymous()),
                            Numbers.round(use.peak()),
                            Numbers.round(use.postgres()))));
        }
        sections.forEach(section -> lines.addAll(List.of("", section)));
        lines.add("");
        notes.forEach(note -> lines.add("- " + note));
        if (withPlans) {
            plans.forEach((what, plan) -> lines.addAll(List.of("", "## Plan: " + what, "", "```", plan, "```")));
        }
        return String.join("\n", lines) + "\n";
    }
}
