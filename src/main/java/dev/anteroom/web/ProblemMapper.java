package dev.anteroom.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.anteroom.base.InvalidText;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import jakarta.validation.ConstraintViolation;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns everything that ends a request early into a problem with a code from the public list. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Long enough for a restart of the database, short enough for a person who waits. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Routes routes;

    ProblemMapper(Routes routes) {
        this.routes = routes;
    }

    @ServerExceptionMapper
    public Response refused(Refusal refusal) {
        Response.ResponseBuilder response = Problem.of(refusal).response();
        switch (refusal.code()) {
            case TOKEN_REQUIRED, INVALID_TOKEN, INVALID_SESSION ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case RECEIPT_REQUIRED, INVALID_RECEIPT -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Receipt");
            case DATABASE_UNAVAILABLE, TOO_MANY_LISTENERS ->
                response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            case SIGN_IN_REFUSED, CODE_REQUIRED -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Session");
            default -> {}
        }
        if (refusal.retryAfter() != null) {
            response.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter());
        }
        return response.build();
    }

    /** What is wrong with a field its request says by the field's name; this comes from a parameter. */
    @ServerExceptionMapper
    public Response invalidText(InvalidText invalid) {
        return refused(Refusal.of(ErrorCode.INVALID_PARAMETER, invalid.getMessage()));
    }

    /** Both are named, since Quarkus has a mapper of its own for the second, which would be nearer. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response unreadable(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return refused(
                    Refusal.of(ErrorCode.UNKNOWN_PROPERTY, "This call knows no property " + path(unknown) + "."));
        }
        // A fault of the text itself is told with the place where it was met, as if it were one of the value.
        if (unreadable.getCause() instanceof JsonParseException
                || unreadable.getCause() instanceof CharConversionException) {
            return refused(Refusal.of(ErrorCode.INVALID_JSON));
        }
        if (unreadable instanceof JsonMappingException wrongType
                && !path(wrongType).isEmpty()) {
            return refused(Refusal.field(path(wrongType), wrong(wrongType)));
        }
        if (unreadable instanceof JsonMappingException) {
            return refused(Refusal.of(ErrorCode.INVALID_JSON, "The body is not a JSON object of the expected shape."));
        }
        return refused(Refusal.of(ErrorCode.INVALID_JSON));
    }

    private static String wrong(JsonMappingException e) {
        boolean choice = e instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum();
        return choice ? "is none of the values that are allowed" : "has a value of the wrong type";
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    @ServerExceptionMapper
    public Response invalid(ResteasyReactiveViolationException invalid) {
        // The whole body is the only argument that can be missing: its path ends with the method's parameter.
        if (invalid.getConstraintViolations().stream().allMatch(violation -> isMissingBody(violation))) {
            return refused(Refusal.of(ErrorCode.INVALID_JSON, "The body is missing."));
        }
        List<Refusal.FieldError> errors = new ArrayList<>();
        invalid.getConstraintViolations().forEach(violation -> {
            // The path starts with the method and its parameter: "submit.request.page.id".
            String[] steps = violation.getPropertyPath().toString().split("\\.", 3);
            errors.add(new Refusal.FieldError(
                    steps.length == 3 ? steps[2].replace(".<list element>", "") : steps[steps.length - 1],
                    violation.getMessage()));
        });
        errors.sort((a, b) -> a.field().compareTo(b.field()));
        return refused(Refusal.fields(errors));
    }

    private static boolean isMissingBody(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() == null
                && violation.getPropertyPath().toString().split("\\.").length == 2;
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return refused(Refusal.of(ErrorCode.TOKEN_REQUIRED));
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException e) {
        if (Outage.in(e)) {
            return unavailable(e);
        }
        return refused(e.getCause() instanceof Refusal refusal ? refusal : Refusal.of(ErrorCode.INVALID_TOKEN));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return refused(Refusal.of(ErrorCode.FORBIDDEN));
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException e, Request request, UriInfo uri, HttpHeaders headers) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable);
        }
        if (e.getCause() instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (e instanceof NotFoundException || e instanceof NotAllowedException) {
            return nowhere(request.getMethod(), routes.methods(uri.getPath()));
        }
        if (e instanceof NotSupportedException) {
            return refused(Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE));
        }
        if (e instanceof NotAcceptableException) {
            return refused(Refusal.of(ErrorCode.NOT_ACCEPTABLE));
        }
        return switch (e.getResponse().getStatus()) {
            case 400 ->
                refused(Refusal.of(isType(headers) ? ErrorCode.INVALID_JSON : ErrorCode.UNSUPPORTED_MEDIA_TYPE));
            case 401 -> refused(Refusal.of(ErrorCode.TOKEN_REQUIRED));
            case 403 -> refused(Refusal.of(ErrorCode.FORBIDDEN));
            case 404 -> refused(Refusal.of(ErrorCode.NOT_FOUND));
            case 413 -> refused(Refusal.of(ErrorCode.REQUEST_TOO_LARGE));
            default -> failed(e);
        };
    }

    private static boolean isType(HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        return type == null || type.indexOf('/') > 0;
    }

    /** Quarkus looks into one class only of those whose path fits, and so takes some wrong methods for wrong addresses. */
    private Response nowhere(String method, List<String> allowed) {
        if (allowed.isEmpty() || allowed.contains(method)) {
            return refused(Refusal.of(ErrorCode.NOT_FOUND));
        }
        return Response.fromResponse(refused(Refusal.of(ErrorCode.METHOD_NOT_ALLOWED)))
                .header(HttpHeaders.ALLOW, Routes.allow(allowed))
                .build();
    }

    @ServerExceptionMapper
    public Response later(CompletionException e) {
        return e.getCause() instanceof Refusal refusal ? refused(refusal) : failed(e.getCause());
    }

    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        if (failure instanceof IOException cut && "Request too large".equals(cut.getMessage())) {
            return refused(Refusal.of(ErrorCode.REQUEST_TOO_LARGE));
        }
        if (hungUp(failure)) {
            LOG.debug("Nobody waits for the answer", failure);
            return refused(Refusal.of(ErrorCode.INVALID_JSON));
        }
        if (Outage.in(failure)) {
            return unavailable(failure);
        }
        ErrorCode taken = Taken.by(failure);
        if (taken != null) {
            return refused(Refusal.of(taken));
        }
        UUID id = UUID.randomUUID();
        LOG.errorf(failure, "Request failed, id %s", id);
        return refused(Refusal.of(ErrorCode.INTERNAL_ERROR).with("id", id));
    }

    /** Whoever leaves in the middle of their request is no failure of ours. */
    private static boolean hungUp(Throwable failure) {
        for (Throwable cause = failure; cause instanceof IOException; cause = cause.getCause()) {
            // The one where it happens while the body is read, the other where it has happened before.
            if (cause.getCause() instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }

    private Response unavailable(Throwable failure) {
        LOG.debug("The database does not answer", failure);
        return refused(Refusal.of(ErrorCode.DATABASE_UNAVAILABLE));
    }
}
