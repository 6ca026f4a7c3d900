package dev.anteroom.web;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a body through to the JSON parser if it is JSON by its type, no larger than the service reads, and text in UTF-8
 * (RFC 8259, section 8.1). The parser itself guesses UTF-16 and UTF-32, and takes overlong forms of a character.
 */
@Provider
public class StrictBodies implements ReaderInterceptor {

    private final int largest;

    StrictBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = Math.toIntExact(largest.asLongValue());
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        // What has no type gets here only where a body may be left out.
        boolean typed = context.getHeaders().containsKey(HttpHeaders.CONTENT_TYPE);
        // Only a call that says so takes anything but JSON, and it reads it as bytes.
        boolean file = context.getType() == byte[].class;
        if (typed && !file && !isJson(context.getMediaType())) {
            throw Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        byte[] body = context.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw Refusal.of(ErrorCode.REQUEST_TOO_LARGE);
        }
        if (!typed && body.length > 0) {
            throw Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!file && !isText(body)) {
            throw Refusal.of(ErrorCode.INVALID_JSON);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static boolean isJson(MediaType type) {
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return type.getType().equalsIgnoreCase("application") && (subtype.equals("json") || subtype.endsWith("+json"));
    }

    /** UTF-16 and UTF-32 have a zero byte in every bracket and quote; UTF-8 has one nowhere that JSON allows. */
    private static boolean isText(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
