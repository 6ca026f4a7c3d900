package dev.anteroom.web;

import dev.anteroom.base.Ids;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;

/** Reads ids in paths and queries, so that a bad one is a problem with its code and not a bare 404. */
@Provider
public class IdParam implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new IdConverter() : null;
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
}
