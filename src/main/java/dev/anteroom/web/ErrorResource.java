package dev.anteroom.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the {@code type} of a problem leads to: a sentence for a person. */
@Path("/errors")
@Tag(name = "Errors")
public class ErrorResource {

    @GET
    @Path("/{code}")
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "Say what an error code means")
    public Response meaning(@PathParam("code") String asked) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.code().equals(asked)) {
                String text = code.code() + " (" + code.status() + "): " + code.meaning() + ".\n";
                return Response.ok(text, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                        .build();
            }
        }
        throw Refusal.of(ErrorCode.NOT_FOUND);
    }
}
