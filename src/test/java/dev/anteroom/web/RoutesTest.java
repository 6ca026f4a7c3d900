package dev.anteroom.web;

import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.TestDatabase;
import dev.anteroom.auth.Role;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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
            "GET /api/v1/sites/{site}/challenge",
            "POST /api/v1/sites/{site}/comments/{id}/reports",
            "GET /api/v1/receipt",
            "PUT /api/v1/receipt",
            "DELETE /api/v1/receipt",
            "POST /api/v1/session",
            "GET /api/v1/session/openid",
            "POST /api/v1/accounts");

    /** All that may be done with the least role and changes something: one's own. Whoever adds to it thinks twice. */
    private static final List<String> OWN = List.of(
            // A question with a body, which keeps nothing.
            "POST /api/v1/sites/{site}/screening/preview",
            "DELETE /api/v1/session",
            "DELETE /api/v1/sessions",
            "DELETE /api/v1/sessions/{session}",
            "PUT /api/v1/account/password",
            "POST /api/v1/account/totp",
            "PUT /api/v1/account/totp",
            "POST /api/v1/account/totp/removal",
            "POST /api/v1/account/recovery-codes");

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

        List<String> roles() {
            RolesAllowed own = method.getAnnotation(RolesAllowed.class);
            RolesAllowed guard = own != null ? own : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
            return List.of(guard.value());
        }

        Response take(RequestSpecification who) {
            return who.accept("*/*").request(verb, path.replaceAll("\\{[^}]+}", "x"));
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    private static List<Route> guarded() {
        return routes().stream().filter(route -> route.is(RolesAllowed.class)).toList();
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
        guarded().forEach(route -> {
            assertRefused(route.take(anybody()), ErrorCode.TOKEN_REQUIRED);
            assertRefused(
                    route.take(anybody().header("Authorization", "Bearer wrong").body("{")), ErrorCode.INVALID_TOKEN);
        });
    }

    @Test
    void every_guarded_route_names_one_role() {
        assertThat(guarded()).allSatisfy(route -> assertThat(route.roles())
                .hasSize(1)
                .isSubsetOf(Role.MAY_READ, Role.MAY_DECIDE, Role.MAY_MANAGE, Role.MAY_ADMINISTER));
    }

    @Test
    void a_role_opens_its_own_routes_and_those_below_before_anything_else_is_looked_at() {
        Newsroom newsroom = Newsroom.open();
        guarded().forEach(route -> {
            String role = route.roles().get(0);
            if (!role.equals(Role.MAY_READ)) {
                assertRefused(route.take(newsroom.vera().body("{")), ErrorCode.FORBIDDEN);
            }
            if (!role.equals(Role.MAY_READ) && !role.equals(Role.MAY_DECIDE)) {
                assertRefused(route.take(newsroom.ana().body("{")), ErrorCode.FORBIDDEN);
            }
            if (role.equals(Role.MAY_ADMINISTER)) {
                assertRefused(route.take(newsroom.olga().body("{")), ErrorCode.FORBIDDEN);
            }
        });
    }

    @Test
    void who_may_only_read_changes_nothing_but_their_own() {
        assertThat(guarded().stream().filter(route -> route.roles().contains(Role.MAY_READ)))
                .extracting(Route::toString)
                .filteredOn(route -> !route.startsWith("GET "))
                .containsExactlyInAnyOrderElementsOf(OWN);
    }
}
