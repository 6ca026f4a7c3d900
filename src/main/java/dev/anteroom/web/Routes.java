package dev.anteroom.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which methods each address takes: a 405 has to say it (RFC 9110, section 15.5.6), and Quarkus does not. */
@ApplicationScoped
class Routes {

    /**
     * @param lists the parameters that may be given several times
     */
    private record Route(Pattern path, String method, Set<String> lists) {

        boolean fits(String address) {
            return path.matcher(address).matches();
        }
    }

    private final List<Route> routes;

    Routes(BeanManager beans) {
        this.routes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Routes::of)
                .toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> verbs(method)
                .map(verb -> new Route(Pattern.compile(path(resource) + path(method)), verb, lists(method))));
    }

    private static Stream<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value);
    }

    private static Set<String> lists(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.getType() == List.class)
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value().replaceAll("\\{[^}]+}", "[^/]+");
    }

    /** The methods of an address, in order; none where there is nothing at it. */
    List<String> methods(String path) {
        return routes.stream()
                .filter(route -> route.fits(path))
                .flatMap(route -> route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                .distinct()
                .sorted()
                .toList();
    }

    /** The header {@code Allow} for the methods of an address. */
    static String allow(List<String> methods) {
        return String.join(", ", methods) + ", OPTIONS";
    }

    /** Whether a call takes a parameter several times. */
    boolean takesMany(String method, String path, String parameter) {
        String verb = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .anyMatch(route ->
                        route.lists().contains(parameter) && route.method().equals(verb) && route.fits(path));
    }
}
