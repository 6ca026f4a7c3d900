package dev.anteroom.screening.outside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anteroom.screening.Outcome;
import dev.anteroom.screening.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a checker answers: exactly what docs/screening.md says, or nonsense. */
final class Answer {

    private static final Set<String> MEMBERS = Set.of("outcome", "clause", "detail", "spans");
    private static final Set<String> OUTCOMES = Set.of("none", "note", "hold", "reject");
    private static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_CLAUSE = 20;
    private static final int MOST_SPANS = 50;

    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(4).build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** Why an answer is none. */
    static final class Nonsense extends Exception {

        Nonsense() {
            super("nonsense", null, false, false);
        }
    }

    private Answer() {}

    static Opinion read(byte[] body, String text) throws Nonsense {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException notJson) {
            throw new Nonsense();
        }
        require(answer != null && answer.isObject());
        for (var members = answer.fieldNames(); members.hasNext(); ) {
            require(MEMBERS.contains(members.next()));
        }
        Outcome outcome = outcome(answer.path("outcome"));
        String clause = text(answer.path("clause"), LONGEST_CLAUSE);
        String detail = text(answer.path("detail"), LONGEST_DETAIL);
        require(outcome != Outcome.REJECT || clause != null);
        return new Opinion(
                outcome,
                clause,
                detail == null ? "Your own checker says so." : detail,
                spans(answer.path("spans"), text));
    }

    private static void require(boolean sound) throws Nonsense {
        if (!sound) {
            throw new Nonsense();
        }
    }

    private static Outcome outcome(JsonNode value) throws Nonsense {
        require(value.isTextual() && OUTCOMES.contains(value.textValue()));
        return Outcome.valueOf(value.textValue().toUpperCase(Locale.ROOT));
    }

    private static String text(JsonNode value, int longest) throws Nonsense {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isTextual() && value.textValue().length() <= longest);
        String text = value.textValue().strip();
        require(text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
        return text.isEmpty() ? null : text;
    }

    private static List<Span> spans(JsonNode value, String text) throws Nonsense {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        require(value.isArray() && value.size() <= MOST_SPANS);
        List<Span> spans = new ArrayList<>();
        for (JsonNode bounds : value) {
            require(bounds.isArray()
                    && bounds.size() == 2
                    && bounds.get(0).isInt()
                    && bounds.get(1).isInt());
            int start = bounds.get(0).intValue();
            int end = bounds.get(1).intValue();
            require(start >= 0 && start < end && end <= text.length() && !cuts(text, start) && !cuts(text, end));
            spans.add(new Span(start, end));
        }
        return spans;
    }

    private static boolean cuts(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
