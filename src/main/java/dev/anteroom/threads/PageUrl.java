package dev.anteroom.threads;

import com.ibm.icu.lang.UCharacter;
import dev.anteroom.base.InvalidText;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The address of a page in canonical form, so that everyone who reads one page is in one thread: normalised by RFC 3986
 * section 6.2, host by UTS #46, without fragment, default port and {@link TrackingParameters}. Parameters keep their
 * order, and a slash at the end its meaning. The canonical form of a canonical form is the same.
 *
 * @param value an absolute http or https URL in ASCII, at most 2,000 characters
 */
public record PageUrl(String value) {

    /** What old browsers, proxies and link checkers agree to carry. */
    public static final int MAX_LENGTH = 2_000;

    /** As typed it may be longer: tracking parameters go, and a letter may come as three escapes. */
    private static final int MAX_TYPED = 8_000;

    private static final Pattern PARTS =
            Pattern.compile("(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern AUTHORITY = Pattern.compile("([^:]+)(?::(\\d{0,5}))?");

    public PageUrl {
        if (!value.equals(canonical(value))) {
            throw new InvalidText("The page's address is not in canonical form.");
        }
    }

    /** @throws InvalidText if it is not the address of a page on the web */
    public static PageUrl parse(String typed) {
        return new PageUrl(canonical(typed == null ? "" : typed.strip()));
    }

    static boolean looksLikeOne(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    private static String canonical(String typed) {
        if (typed.length() > MAX_TYPED) {
            throw tooLong();
        }
        if (!looksLikeOne(typed)) {
            throw new InvalidText("The page's address must begin with http:// or https://.");
        }
        if (typed.codePoints().anyMatch(PageUrl::isRefused)) {
            throw new InvalidText("The page's address has a character that no address has.");
        }
        Matcher parts = PARTS.matcher(typed);
        if (!parts.matches()) {
            throw new InvalidText("The page's address cannot be read.");
        }
        String scheme = UCharacter.toLowerCase(parts.group(1));
        String url = scheme + "://" + authority(scheme, parts.group(2)) + path(parts.group(3)) + query(parts.group(4));
        if (url.length() > MAX_LENGTH) {
            throw tooLong();
        }
        return url;
    }

    private static InvalidText tooLong() {
        return new InvalidText("The page's address is longer than 2,000 characters.");
    }

    /** Browsers read a backslash as a slash and drop line ends: either would hide where an address leads. */
    private static boolean isRefused(int c) {
        return c == '\\'
                || UCharacter.isUWhiteSpace(c)
                || UCharacter.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String authority(String scheme, String typed) {
        if (typed.indexOf('@') >= 0) {
            throw new InvalidText("The page's address must not have a user name in it.");
        }
        Matcher authority = AUTHORITY.matcher(typed);
        if (!authority.matches()) {
            throw new InvalidText("The page's address has no valid host name.");
        }
        return HostName.canonical(authority.group(1)) + port(scheme, authority.group(2));
    }

    private static String port(String scheme, String typed) {
        if (typed == null || typed.isEmpty()) {
            return "";
        }
        int port = Integer.parseInt(typed);
        if (port < 1 || port > 65_535) {
            throw new InvalidText("The page's address has no valid port.");
        }
        return port == (scheme.equals("http") ? 80 : 443) ? "" : ":" + port;
    }

    /** Dot segments go as in RFC 3986, section 5.2.4: after the escapes, which may hide a dot. */
    private static String path(String typed) {
        String path = PercentEncoding.normalize(typed);
        if (!path.contains("/.")) {
            return path.isEmpty() ? "/" : path;
        }
        Deque<String> segments = new ArrayDeque<>();
        String[] typedSegments = path.substring(1).split("/", -1);
        for (String segment : typedSegments) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String last = typedSegments[typedSegments.length - 1];
        boolean directory = (last.equals(".") || last.equals("..")) && !segments.isEmpty();
        return "/" + String.join("/", segments) + (directory ? "/" : "");
    }

    private static String query(String typed) {
        if (typed == null) {
            return "";
        }
        String query = Arrays.stream(PercentEncoding.normalize(typed).split("&"))
                .filter(parameter -> !parameter.isEmpty() && !TrackingParameters.contain(parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    @Override
    public String toString() {
        return value;
    }
}
