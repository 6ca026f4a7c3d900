package dev.anteroom.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;

/**
 * Writes every refusal into the OpenAPI document: those of {@link Refuses}, and those that follow from a call's shape. So
 * the document cannot leave out a code that the code names.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class OpenApi implements OASFilter {

    private static final DotName REFUSES = DotName.createSimple(Refuses.class);
    private static final DotName STATUS = DotName.createSimple(ResponseStatus.class);
    private static final DotName GUARD = DotName.createSimple(RolesAllowed.class);

    private final Map<String, List<ErrorCode>> own;
    private final Set<String> guarded = new HashSet<>();
    private final Set<String> creates;

    public OpenApi(IndexView index) {
        this.own = index.getAnnotations(REFUSES).stream()
                .collect(Collectors.toMap(
                        annotation -> operation(annotation.target().asMethod()),
                        OpenApi::codes,
                        (same, again) -> same));
        this.creates = index.getAnnotations(STATUS).stream()
                .map(annotation -> operation(annotation.target().asMethod()))
                .collect(Collectors.toSet());
        for (AnnotationInstance guard : index.getAnnotations(GUARD)) {
            if (guard.target().kind() == AnnotationTarget.Kind.CLASS) {
                guard.target().asClass().methods().forEach(method -> guarded.add(operation(method)));
            } else {
                guarded.add(operation(guard.target().asMethod()));
            }
        }
    }

    /** The id that Quarkus gives to the operation of a method. */
    private static String operation(MethodInfo method) {
        return method.declaringClass().simpleName() + "_" + method.name();
    }

    private static List<ErrorCode> codes(AnnotationInstance annotation) {
        return Arrays.stream(annotation.value().asEnumArray())
                .map(ErrorCode::valueOf)
                .toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A moderator's access token"))
                .addSecurityScheme(
                        "session",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-anteroom")
                                .description("The cookie of a person who signed in (`anteroom` where there is no TLS)."
                                        + " Calls that change something need the service's own `Origin` as well."))
                .addSecurityScheme(
                        "receipt",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description("`Receipt <receipt>`, with what the answer to posting gave"));
        api.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, operation)));
    }

    private void complete(String path, Operation operation) {
        if (creates.contains(operation.getOperationId())) {
            APIResponse created = operation.getResponses().getAPIResponse("200");
            operation.getResponses().removeAPIResponse("200");
            operation.getResponses().addAPIResponse("201", created.description("Created"));
        }
        Set<ErrorCode> codes = new TreeSet<>(own.getOrDefault(operation.getOperationId(), List.of()));
        if (guarded.contains(operation.getOperationId())) {
            operation.setSecurity(List.of(
                    OASFactory.createSecurityRequirement().addScheme("bearer"),
                    OASFactory.createSecurityRequirement().addScheme("session")));
            codes.addAll(List.of(
                    ErrorCode.TOKEN_REQUIRED,
                    ErrorCode.INVALID_TOKEN,
                    ErrorCode.INVALID_SESSION,
                    ErrorCode.FORBIDDEN,
                    ErrorCode.FOREIGN_ORIGIN));
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(List.of(
                    ErrorCode.INVALID_JSON,
                    ErrorCode.UNKNOWN_PROPERTY,
                    ErrorCode.INVALID_FIELD,
                    ErrorCode.REQUEST_TOO_LARGE,
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE));
        }
        if (path.startsWith("/api/")) {
            codes.addAll(List.of(ErrorCode.INTERNAL_ERROR, ErrorCode.DATABASE_UNAVAILABLE));
        }
        codes.addAll(List.of(
                ErrorCode.NOT_FOUND,
                ErrorCode.METHOD_NOT_ALLOWED,
                ErrorCode.NOT_ACCEPTABLE,
                ErrorCode.INVALID_ADDRESS,
                ErrorCode.ADDRESS_TOO_LONG,
                ErrorCode.HEADERS_TOO_LARGE));
        Map<Integer, List<ErrorCode>> byStatus = codes.stream()
                .collect(Collectors.groupingBy(ErrorCode::status, LinkedHashMap::new, Collectors.toList()));
        byStatus.forEach((status, same) -> operation.getResponses().addAPIResponse(status.toString(), refusals(same)));
    }

    private static APIResponse refusals(List<ErrorCode> codes) {
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        codes.forEach(code -> problem.addExample(
                code.code(),
                OASFactory.createExample()
                        .summary(code.meaning())
                        .value(Map.of(
                                "type", "/errors/" + code.code(),
                                "code", code.code(),
                                "title", code.meaning(),
                                "status", code.status(),
                                "detail", code.meaning() + ".",
                                "errors", List.of()))));
        return OASFactory.createAPIResponse()
                .description(codes.stream().map(ErrorCode::code).collect(Collectors.joining(", ")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem));
    }
}
