package dev.anteroom.web;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.TestDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Security cannot be forgotten: every route says who may take it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class RoutesTest {

    /** All that a stranger may ask. Whoever adds to it thinks twice. */
    private static final List<String> PUBLIC = List.of(
            "GET /errors/{code}",
            "GET /api/v1/sites/{site}/thread",
            "GET /api/v1/sites/{site}/thread/events",
            "GET /api/v1/sites/{site}/counts",
            "GET /api/v1/sites/{site}/log",
            "GET /api/v1/sites/{site}/policy",
            "GET /api/v1/sites/{site}/policy/{version}",
            "POST /api/v1/sites/{site}/comments",
            "GET /api/v1/receipt",
            "PUT /api/v1/receipt",
            "DELETE /api/v1/receipt");

    private record Route(String verb, String path, Method method) {

        static Stream<Route> of(Class<?> resource) {
            return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .map(verb -> new Route(verb.value(), path(resource) + path(method), method)));
        }

        private static String path(AnnotatedElement element) {
            Path path = element.getAnnotation(Path.class);
            return path == null ? "" : path.value();
        }

        /** Whether the method, or where it is silent its class, has the annotation. */
        boolean is(Class<? extends Annotation> guard) {
            boolean own = method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(RolesAllowed.class);
            return (own ? method : method.getDeclaringClass()).isAnnotationPresent(guard);
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private static List<Route> routes() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Route::of)
                .toList();
    }

    @Test
    void every_route_is_public_or_guarded() {
        assertThat(routes())
                .hasSizeGreaterThan(25)
                .allMatch(route -> route.is(PermitAll.class) != route.is(RolesAllowed.class));
    }

    @Test
    void the_public_routes_are_these_and_no_others() {
        assertThat(routes().stream().filter(route -> route.is(PermitAll.class)))
                .extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(PUBLIC);
    }

    @Test
    void every_guarded_route_asks_for_a_token_before_it_looks_at_anything_else() {
        routes().stream().filter(route -> route.is(RolesAllowed.class)).forEach(route -> {
            String path = route.path().replaceAll("\\{[^}]+}", "x");
            assertRefused(anybody().accept("*/*").request(route.verb(), path), ErrorCode.TOKEN_REQUIRED);
            assertRefused(
                    anybody()
                            .accept("*/*")
                            .header("Authorization", "Bearer wrong")
                            .body("{")
                            .request(route.verb(), path),
                    ErrorCode.INVALID_TOKEN);
        });
    }
}
