package dev.anteroom.screening;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stretch of a text as its author typed it, counted in UTF-16 code units as JavaScript's strings are; {@code [0,7]} on
 * the wire. It never cuts a surrogate pair.
 *
 * @param start where it begins, from 0
 * @param end where what follows begins; greater than {@code start}
 */
@Schema(name = "Span", type = SchemaType.ARRAY, implementation = int[].class, examples = "[0,7]")
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("No stretch of a text: " + start + " to " + end);
        }
    }

    @JsonCreator
    static Span of(int[] bounds) {
        return new Span(bounds[0], bounds[1]);
    }

    @JsonValue
    int[] bounds() {
        return new int[] {start, end};
    }

    /** What it covers. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** Whether the two have a character in common. */
    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
