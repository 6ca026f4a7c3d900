package dev.anteroom.threads;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day by which one comment points at another ("1:42 asked ...", "@6:47 p.m."), the way readers of a page
 * without names do. Found at the start of a text and after an {@code @}; other times are just times.
 *
 * @param text the time as written, without the {@code @}
 * @param readings the times of day that it can mean, to the minute: one or, without am or pm, up to two
 */
public record TimeReference(String text, List<LocalTime> readings) {

    /** References looked at in one text; nobody answers more people at once. */
    private static final int MAX_PER_TEXT = 20;

    /** Browsers write the time of day with a narrow no-break space before AM (U+202F). */
    private static final String SPACE = "[ \\t\\u00A0\\u202F]";

    private static final Pattern TIME = Pattern.compile(
            "(?:\\A\\s*@?|(?<![\\p{L}\\p{N}])@)" + SPACE + "?"
                    + "((\\d{1,2}):(\\d{2})(?:" + SPACE + "?([ap])(?:m|\\." + SPACE + "?m\\.?))?)"
                    + "(?![\\p{L}\\p{N}]|[:.]\\d)",
            Pattern.CASE_INSENSITIVE);

    /** The references in the text, in order, at most 20. */
    public static List<TimeReference> in(String text) {
        if (text.indexOf(':') < 0) {
            return List.of();
        }
        List<TimeReference> found = new ArrayList<>();
        Matcher matcher = TIME.matcher(text);
        while (found.size() < MAX_PER_TEXT && matcher.find()) {
            List<LocalTime> readings = readings(matcher);
            if (!readings.isEmpty()) {
                found.add(new TimeReference(matcher.group(1), readings));
            }
        }
        return List.copyOf(found);
    }

    private static List<LocalTime> readings(MatchResult time) {
        int hour = Integer.parseInt(time.group(2));
        int minute = Integer.parseInt(time.group(3));
        if (hour > 23 || minute > 59) {
            return List.of();
        }
        if (time.group(4) != null) {
            boolean afternoon = time.group(4).equalsIgnoreCase("p");
            return hour < 1 || hour > 12 ? List.of() : List.of(LocalTime.of(hour % 12 + (afternoon ? 12 : 0), minute));
        }
        LocalTime typed = LocalTime.of(hour, minute);
        return hour < 1 || hour > 12 ? List.of(typed) : List.of(typed, typed.plusHours(12));
    }

    /** Whether a comment of that time can be the one that is meant. Seconds do not count. */
    public boolean matches(LocalTime time) {
        return readings.contains(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
