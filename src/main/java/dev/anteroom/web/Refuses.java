package dev.anteroom.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The refusals that are a call's own, for OpenAPI. What every call can answer (a missing token, a bad body, a failure)
 * is not listed; {@link OpenApi} adds it by the call's shape.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    ErrorCode[] value();
}
