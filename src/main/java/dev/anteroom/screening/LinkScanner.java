package dev.anteroom.screening;

import dev.anteroom.screening.HostReader.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds addresses in a text: with a scheme whatever they are, without one where their end is that of a host. Goes through
 * the text once from left to right.
 */
final class LinkScanner {

    private static final int LONGEST_LABEL = 63;

    private final Flat text;
    private final HostReader reader;
    private final List<Link> links = new ArrayList<>();

    /** Where the last path ends, or 0. */
    private int pathEnd;

    private LinkScanner(Flat text) {
        this.text = text;
        this.reader = new HostReader(text);
    }

    static List<Link> links(Flat text) {
        LinkScanner scanner = new LinkScanner(text);
        scanner.scan();
        return List.copyOf(scanner.links);
    }

    private void scan() {
        boolean inPath = false;
        for (int i = 0; i < text.length(); ) {
            if (text.startsWith("://", i)) {
                int end = withScheme(i);
                inPath |= end > i + 3 && isPath(text.at(end));
                i = Math.max(end, i + 3);
            } else if (isEndOfPath(text.at(i))) {
                inPath = false;
                i++;
            } else if (!reader.isLabel(i)) {
                i++;
            } else {
                int end = inPath || isInside(i) ? i : bare(reader.labels(i));
                inPath |= end > i && isPath(text.at(end));
                i = end > i ? end : reader.labelEnd(i);
            }
        }
    }

    /** Whether it is the host of an e-mail address, or a later part of a name that was none. */
    private boolean isInside(int i) {
        return text.at(i - 1) == '@' || text.at(i - 1) == '.' && reader.isLabel(i - 2);
    }

    /** Whether it parts the host from what comes after it in an address. */
    private static boolean isPath(char c) {
        return c == '/' || c == '?' || c == '#' || c == ':';
    }

    private static boolean isEndOfPath(char c) {
        return c <= ' ' || c == '<' || c == '>' || c == '"' || c == ')' || c == ']';
    }

    /** After a scheme everything is a host; returns where it ends. */
    private int withScheme(int colon) {
        int from = colon;
        while (from > 0
                && colon - from < 10
                && (HostReader.isAsciiLetter(text.at(from - 1)) || text.at(from - 1) == '*')) {
            from--;
        }
        // What is stuck to it is another word.
        from = text.startsWith("https", colon - 5) ? colon - 5 : text.startsWith("http", colon - 4) ? colon - 4 : from;
        String scheme = text.part(from, colon);
        if (scheme.length() < 2) {
            return colon;
        }
        int host = afterUser(colon + 3);
        if (!reader.isLabel(host)) {
            return colon;
        }
        List<Label> labels = reader.labels(host);
        // A dot with spaces belongs to what comes after the address.
        int count = 1;
        while (count < labels.size() && (!labels.get(count).spoken() || reader.isTop(labels.get(count)))) {
            count++;
        }
        boolean disguised =
                !scheme.equals("http") && !scheme.equals("https") && !scheme.equals("ftp") && isMaskedHttp(scheme);
        return add(labels.subList(0, count), from, disguised);
    }

    private static boolean isMaskedHttp(String scheme) {
        return scheme.startsWith("h") && scheme.length() <= 6;
    }

    /** Past "user:password@". */
    private int afterUser(int from) {
        for (int i = from; i < text.length() && i - from < 300; i++) {
            char c = text.at(i);
            if (c == '@') {
                return i + 1;
            }
            if (isEndOfPath(c) || c == '/' || c == '?' || c == '#') {
                break;
            }
        }
        return from;
    }

    /** A name without a scheme is one as far as it ends like one; returns where that is, or where it began. */
    private int bare(List<Label> labels) {
        int from = labels.get(0).from();
        for (int count = labels.size(); count > 1; count--) {
            if (isName(labels.subList(0, count))) {
                return add(labels.subList(0, count), from, false);
            }
        }
        return from;
    }

    private boolean isName(List<Label> labels) {
        Label last = labels.get(labels.size() - 1);
        Label before = labels.get(labels.size() - 2);
        String top = text.part(last.from(), last.to());
        if (!reader.isTop(last) || text.at(last.to()) == '@' || labels.stream().anyMatch(this::isTooLong)) {
            return false;
        }
        boolean web = text.part(labels.get(0).from(), labels.get(0).to()).equals("www");
        boolean path =
                text.at(last.to()) == '/' || text.at(last.to()) == ':' && Character.isDigit(text.at(last.to() + 1));
        if (labels.stream().anyMatch(Label::spoken)) {
            return isSpokenName(labels, top, path);
        }
        String name = text.part(before.from(), before.to());
        boolean shortener = HostNames.SHORTENERS.contains(name + "." + top);
        if (web && labels.size() > 2 || shortener) {
            return true;
        }
        boolean lowerTop = text.typedAt(last.from()) == top.charAt(0);
        boolean upper = !lowerTop && isUpper(before) && isUpper(last);
        if (name.length() < 2 && !top.equals("com")
                || !lowerTop && !upper && !TopDomains.isUnmistakable(top)
                || isProduct(name, top)
                || name.chars().allMatch(Character::isDigit) && !TopDomains.isUnmistakable(top)) {
            return false;
        }
        if (!TopDomains.isAlsoWord(top) || path && labels.size() <= 4) {
            return true;
        }
        return !isFile(top)
                && !Language.isCommon(name)
                && (isLast(last.to()) || labels.size() > 2 || name.indexOf('-') > 0);
    }

    private boolean isTooLong(Label label) {
        return label.to() - label.from() > LONGEST_LABEL;
    }

    private boolean isUpper(Label label) {
        for (int i = label.from(); i < label.to(); i++) {
            if (Character.isLowerCase(text.typedAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** "the dot com bubble" and "el punto de vista" name no host. */
    private boolean isSpokenName(List<Label> labels, String top, boolean path) {
        Label first = labels.get(0);
        String name = text.part(first.from(), first.to());
        boolean common = Language.isCommon(name);
        return name.length() > 2 && !common && (TopDomains.isUnmistakable(top) || path && !TopDomains.isAlsoWord(top));
    }

    private static boolean isProduct(String name, String top) {
        return top.equals("net")
                && (name.equals("asp") || name.equals("vb") || name.equals("ado") || name.equals("ml"));
    }

    private static boolean isFile(String top) {
        return switch (top) {
            case "zip", "mov", "sh", "py", "md", "rs", "pl", "ps", "pm", "app" -> true;
            default -> false;
        };
    }

    /** Whether nothing but the end of a sentence follows. */
    private boolean isLast(int i) {
        int j = i;
        while (".,;:!?)\"'".indexOf(text.at(j)) >= 0 && text.at(j) != 0) {
            j++;
        }
        return text.at(j) == 0 || text.at(j) == '\n' || j > i && text.at(j) == ' ';
    }

    private int add(List<Label> labels, int from, boolean disguisedScheme) {
        StringBuilder host = new StringBuilder();
        boolean hidden = disguisedScheme;
        for (Label label : labels) {
            host.append(host.isEmpty() ? "" : ".").append(text.part(label.from(), label.to()));
            hidden |= label.hidden() || !isSoundlyTyped(label);
        }
        int hostEnd = labels.get(labels.size() - 1).to();
        int end = hostEnd;
        if (hostEnd <= pathEnd) {
            // An address in the path of another ends where that does.
            end = pathEnd;
        } else if (isPath(text.at(end))) {
            while (end < text.length() && !isEndOfPath(text.at(end))) {
                end++;
            }
            while (end > hostEnd && ".,;:!?'*_".indexOf(text.at(end - 1)) >= 0) {
                end--;
            }
        }
        pathEnd = Math.max(pathEnd, end > hostEnd ? end : 0);
        links.add(new Link(HostNames.canonical(host.toString()), text.span(from, end), hidden));
        return hostEnd;
    }

    /** In ASCII without anything hidden; or all in other letters, as an international name is. */
    private boolean isSoundlyTyped(Label label) {
        if (text.isPlain(label.from(), label.to())) {
            return true;
        }
        String name = text.part(label.from(), label.to());
        return text.span(label.from(), label.to()).end()
                                - text.span(label.from(), label.to()).start()
                        == name.length()
                && !HostNames.isMixed(name)
                && name.chars().anyMatch(c -> c >= 0x80);
    }
}
