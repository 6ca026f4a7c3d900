package dev.anteroom.web;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Puts the making of the OpenAPI document off until somebody asks for it. Quarkus makes it at each start, which takes a
 * sixth of the start's time and 20 MB that most services never need.
 */
public final class OpenApiLater implements BuildCompatibleExtension {

    /** On what is made at its first use. */
    @InterceptorBinding
    @Retention(RUNTIME)
    @Target({TYPE, METHOD})
    @interface AtFirstUse {}

    /**
     * Runs while the application is built. In development and tests Quarkus's own classes do not see the application's, and
     * so not this annotation; there it makes the document at the start, as ever.
     */
    @Enhancement(types = OpenApiDocumentService.class)
    public void documentAtFirstUse(ClassConfig service) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            service.addAnnotation(AtFirstUse.class);
        }
    }

    /** Keeps the call that makes the document, and lets it go on before the first call that reads it. */
    @AtFirstUse
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Preparation {

        private static final String PREPARE = "prepareDocument";

        private InvocationContext postponed;

        @AroundInvoke
        synchronized Object postpone(InvocationContext call) throws Exception {
            if (call.getMethod().getName().equals(PREPARE)) {
                postponed = call;
                return null;
            }
            if (postponed != null) {
                postponed.proceed();
                postponed = null;
            }
            return call.proceed();
        }
    }
}
