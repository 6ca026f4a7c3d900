package dev.anteroom.screening;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.List;

/** Reads names of hosts, with dots however they are written. */
final class HostReader {

    /** Parts of a name that are looked at; DNS has at most 127. */
    private static final int MOST_LABELS = 127;

    /** Where a dot among them is written in another way. */
    private static final int MOST_HIDDEN_LABELS = 8;

    private static final String[] HIDDEN_DOTS = {
        "[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", "[punto]", "(punto)", "{punto}", "<dot>", "<.>"
    };

    private static final String[] SPOKEN_DOTS = {" dot ", " punto ", " . "};

    /**
     * A part of a name.
     *
     * @param hidden whether the dot before it is not simply one
     * @param spoken whether it is one of words
     */
    record Label(int from, int to, boolean hidden, boolean spoken) {}

    /**
     * A name of a host.
     *
     * @param end where what follows begins
     * @param hidden whether a dot in it is written in another way
     */
    record Host(String name, int end, boolean hidden) {}

    private final Flat text;

    HostReader(Flat text) {
        this.text = text;
    }

    /** The name of a host that begins here and ends like one, or null. */
    Host host(int from) {
        if (!isLabel(from)) {
            return null;
        }
        List<Label> labels = labels(from);
        for (int count = labels.size(); count > 1; count--) {
            Label last = labels.get(count - 1);
            if (isTop(last)) {
                StringBuilder name = new StringBuilder();
                labels.subList(0, count).forEach(label -> name.append(name.isEmpty() ? "" : ".")
                        .append(text.part(label.from(), label.to())));
                boolean hidden = labels.subList(0, count).stream().anyMatch(Label::hidden);
                return new Host(name.toString(), last.to(), hidden);
            }
        }
        return null;
    }

    /** The name that begins here, in parts; at least one. */
    List<Label> labels(int from) {
        List<Label> labels = new ArrayList<>(4);
        labels.add(new Label(from, labelEnd(from), false, false));
        boolean hidden = false;
        while (labels.size() < (hidden ? MOST_HIDDEN_LABELS : MOST_LABELS)) {
            Label last = labels.get(labels.size() - 1);
            int next = afterDot(last.to());
            if (next < 0 || !isLabel(next)) {
                break;
            }
            boolean plain = next == last.to() + 1 && text.at(last.to()) == '.';
            boolean spoken = text.at(last.to()) == ' ';
            hidden |= !plain;
            labels.add(new Label(next, labelEnd(next), !plain, spoken || text.at(last.to()) == ','));
        }
        return labels;
    }

    /** Where what stands for a dot here ends, or -1. */
    private int afterDot(int i) {
        if (text.at(i) == '.' || text.startsWith(",com", i) && !isLabel(i + 4)) {
            return i + 1;
        }
        int from = text.at(i) == ' ' ? i + 1 : i;
        for (String dot : HIDDEN_DOTS) {
            if (text.startsWith(dot, from)) {
                int end = from + dot.length();
                return text.at(end) == ' ' ? end + 1 : end;
            }
        }
        if (from > i) {
            for (String dot : SPOKEN_DOTS) {
                if (text.startsWith(dot, i)) {
                    return i + dot.length();
                }
            }
        }
        return -1;
    }

    int labelEnd(int from) {
        boolean unspaced = isUnspaced(from);
        int end = from;
        while (isLabel(end) && isUnspaced(end) == unspaced) {
            end++;
        }
        return Math.max(end, from + 1);
    }

    boolean isLabel(int i) {
        char c = text.at(i);
        return c < 0x80
                ? isAsciiLetter(c) || c >= '0' && c <= '9' || c == '-' || c == '_'
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private boolean isUnspaced(int i) {
        char c = text.at(i);
        return c >= 0xE00 && (UCharacter.isUnicodeIdentifierPart(c) && c >= 0x2E80 && c < 0xAC00 || c < 0xF00);
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Whether a name may end in it. */
    boolean isTop(Label label) {
        return TopDomains.contains(text.part(label.from(), label.to()));
    }
}
