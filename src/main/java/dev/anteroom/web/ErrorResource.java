package dev.anteroom.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the {@code type} of a problem leads to: a sentence for a person. */
@Path("/errors")
@Tag(name = "Errors")
public class ErrorResource {

    @GET
    @Path("/{code}")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(summary = "Say what an error code means")
    public String meaning(@PathParam("code") String asked) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.code().equals(asked)) {
                return code.code() + " (" + code.status() + "): " + code.meaning() + ".\n";
            }
        }
        throw Refusal.of(ErrorCode.NOT_FOUND);
    }
}
