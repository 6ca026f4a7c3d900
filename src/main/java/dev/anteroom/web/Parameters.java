package dev.anteroom.web;

import dev.anteroom.base.Ids;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Reads ids, numbers and times in paths and queries, so that a bad one is a problem with its code and not a bare 404. */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == UUID.class) {
            return (ParamConverter<T>) new IdConverter();
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) new TimeConverter();
        }
        if (type == Boolean.class) {
            return (ParamConverter<T>) new YesOrNoConverter();
        }
        return type == Integer.class ? (ParamConverter<T>) new NumberConverter() : null;
    }

    /** Public with a public constructor, since Quarkus makes it by name. */
    public static class IdConverter implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            return Ids.parse(text).orElseThrow(() -> Refusal.of(ErrorCode.INVALID_ID));
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }

    /** RFC 3339, with any offset; years 1970 to 9999. Public like the first. */
    public static class TimeConverter implements ParamConverter<Instant> {

        private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

        @Override
        public Instant fromString(String text) {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (!time.isBefore(Instant.EPOCH) && time.isBefore(END)) {
                    return time;
                }
            } catch (DateTimeParseException notATime) {
                // Refused below, like one that lies too far away.
            }
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "A time such as 2026-03-01T00:00:00Z is expected.");
        }

        @Override
        public String toString(Instant time) {
            return time.toString();
        }
    }

    /** Public like the first. */
    public static class NumberConverter implements ParamConverter<Integer> {

        @Override
        public Integer fromString(String text) {
            // Nine digits are what an int surely holds.
            if (!text.matches("-?[0-9]{1,9}")) {
                throw Refusal.of(ErrorCode.INVALID_PARAMETER, "A number is expected.");
            }
            return Integer.valueOf(text);
        }

        @Override
        public String toString(Integer number) {
            return number.toString();
        }
    }

    /** Public like the others. */
    public static class YesOrNoConverter implements ParamConverter<Boolean> {

        @Override
        public Boolean fromString(String text) {
            if (!text.equals("true") && !text.equals("false")) {
                throw Refusal.of(ErrorCode.INVALID_PARAMETER, "true or false is expected.");
            }
            return Boolean.valueOf(text);
        }

        @Override
        public String toString(Boolean yes) {
            return yes.toString();
        }
    }
}
