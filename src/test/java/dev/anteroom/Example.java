package dev.anteroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the documentation shows it: a line that starts with {@code $} in a fenced block, continued after each
 * backslash, and below it what came back, if anything did.
 *
 * @param where the page and the line, for the report
 * @param answer empty where nothing came back
 */
record Example(String where, String command, String answer) {

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

    static List<Example> in(Path page) throws IOException {
        List<Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && lines.get(i).startsWith("$ ")) {
                String where = page + ":" + (i + 1);
                StringBuilder command = new StringBuilder(lines.get(i).substring(2));
                while (command.toString().endsWith("\\")) {
                    command.setLength(command.length() - 1);
                    command.append(lines.get(++i).strip());
                }
                StringBuilder answer = new StringBuilder();
                while (isAnswer(lines.get(i + 1))) {
                    answer.append(lines.get(++i).strip());
                }
                examples.add(new Example(where, command.toString(), answer.toString()));
            }
        }
        return examples;
    }

    private static boolean isAnswer(String line) {
        return !line.isBlank() && !line.startsWith("$ ") && !line.startsWith("```");
    }

    boolean isCall() {
        return command.startsWith("curl ");
    }

    /** The words of the command as a shell would hand them over, variables not yet replaced. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String word = matcher.group();
            boolean quoted = word.length() > 1 && (word.startsWith("'") || word.startsWith("\""));
            words.add(quoted ? word.substring(1, word.length() - 1) : word);
        }
        return words;
    }
}
