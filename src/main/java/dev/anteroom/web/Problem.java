package dev.anteroom.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a refusal is written: RFC 9457, {@code application/problem+json}. */
@Schema(name = "Problem", description = "What is wrong, as RFC 9457 writes it")
public record Problem(
        @Schema(examples = "/errors/invalid-field") String type,
        ErrorCode code,

        @Schema(examples = "A field is missing or has a value that is not allowed")
        String title,

        @Schema(examples = "400") int status,
        @Schema(examples = "body is empty.") String detail,
        List<Refusal.FieldError> errors,
        @JsonIgnore Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal) {
        ErrorCode code = refusal.code();
        return new Problem(
                "/errors/" + code.code(),
                code,
                code.meaning(),
                code.status(),
                refusal.getMessage(),
                refusal.errors(),
                refusal.more());
    }

    /** The members beyond the standard ones, written beside them. */
    @JsonAnyGetter
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public Map<String, Object> members() {
        return more;
    }

    Response.ResponseBuilder response() {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(this);
    }
}
