package dev.anteroom.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads an address as it stands or not at all. What lies below takes bytes that are no UTF-8 for U+FFFD, an empty
 * parameter for one that was not sent, and the first of two for both: so a slip would be answered, with something else.
 */
@ApplicationScoped
class StrictAddresses {

    /** After CORS, so that a page's script can read the refusal. */
    private static final int PRIORITY = 150;

    private static final String API = "/api/";

    private final Routes routes;
    private final EarlyAnswer answer;

    StrictAddresses(Routes routes, EarlyAnswer answer) {
        this.routes = routes;
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String address = request.uri();
        String query = request.query();
        Refusal refusal = null;
        if (!isReadable(address)) {
            refusal = Refusal.of(ErrorCode.INVALID_ADDRESS);
        } else if (query != null && address.startsWith(API)) {
            refusal = parameters(request, query);
        }
        if (refusal == null) {
            context.next();
        } else {
            answer.refuse(context, refusal);
        }
    }

    /** Whether it is one by RFC 3986, and its escapes are of bytes that make text in UTF-8 without NUL. */
    static boolean isReadable(String address) {
        return (isPlain(address) || isUri(address)) && (address.indexOf('%') < 0 || isText(address));
    }

    /** Whether it is a path, and perhaps a query, of nothing but what every such address may have; most are. */
    private static boolean isPlain(String address) {
        if (!address.startsWith("/") || address.startsWith("//")) {
            return false;
        }
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "/?&=-._~%".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUri(String address) {
        try {
            new URI(address);
        } catch (URISyntaxException none) {
            return false;
        }
        // URI takes letters beyond ASCII, which were decoded as if they were Latin-1.
        return address.chars().allMatch(c -> c < 128);
    }

    private static boolean isText(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(address.length());
        for (int i = 0; i < address.length(); i++) {
            int b = address.charAt(i);
            if (b == '%') {
                b = i + 2 < address.length() ? escaped(address.charAt(i + 1), address.charAt(i + 2)) : -1;
                if (b <= 0) {
                    return false;
                }
                i += 2;
            }
            bytes.write(b);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static int escaped(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first << 4 | second;
    }

    private Refusal parameters(HttpServerRequest request, String query) {
        if (query.indexOf(';') >= 0) {
            return Refusal.of(ErrorCode.INVALID_ADDRESS, "A semicolon in a parameter must be written %3B.");
        }
        if (query.isEmpty()) {
            return empty("");
        }
        int length = query.length();
        while (length > 0 && query.charAt(length - 1) == '&') {
            length--;
        }
        Set<String> seen = new HashSet<>();
        String many = null;
        int end;
        for (int start = 0; start < length; start = end + 1) {
            int ampersand = query.indexOf('&', start);
            end = ampersand < 0 ? length : Math.min(ampersand, length);
            int equals = query.indexOf('=', start);
            if (equals < 0 || equals >= end - 1) {
                return empty(query.substring(start, equals < 0 ? end : Math.min(equals, end)));
            }
            // A front page asks for twenty counts: the same name again and again.
            if (many != null && equals - start == many.length() && query.startsWith(many, start)) {
                continue;
            }
            String name = query.substring(start, equals);
            if (!seen.add(name)) {
                if (!routes.takesMany(request.method().name(), request.path(), name)) {
                    return Refusal.of(ErrorCode.INVALID_PARAMETER, "A parameter must not be given twice.");
                }
                many = name;
            }
        }
        return null;
    }

    private static Refusal empty(String name) {
        return name.equals("cursor")
                ? Refusal.of(ErrorCode.INVALID_CURSOR)
                : Refusal.of(ErrorCode.INVALID_PARAMETER, "A parameter must have a value, or be left out.");
    }
}
