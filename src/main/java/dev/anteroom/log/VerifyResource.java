package dev.anteroom.log;

import dev.anteroom.auth.Role;
import dev.anteroom.journal.NotedSeal;
import dev.anteroom.journal.Verdict;
import dev.anteroom.journal.Verification;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the journal is as it was written. */
@Path("/api/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journal")
public class VerifyResource {

    private final Verification verification;

    VerifyResource(Verification verification) {
        this.verification = verification;
    }

    /** Not one transaction: it may read for minutes, a page at a time. */
    @GET
    @Path("/verify")
    @RolesAllowed(Role.MAY_ADMINISTER)
    @Operation(
            summary = "Verify that the journal is as it was sealed",
            description = "Reads all of it. A seal that was noted earlier, given by `seal` and `hash`, must still be"
                    + " there: so a chain that was cut off or made anew is found.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Verdict.class)))
    @Refuses(ErrorCode.INVALID_PARAMETER)
    public Response verify(
            @Parameter(description = "Number of a seal that was noted") @QueryParam("seal") Integer seal,
            @Parameter(description = "Its hash, 64 hexadecimal digits") @QueryParam("hash") String hash) {
        return Response.ok(verification.verify(noted(seal, hash)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static NotedSeal noted(Integer seal, String hash) {
        if (seal == null && hash == null) {
            return null;
        }
        if (seal == null || seal < 1 || hash == null || !hash.matches("[0-9a-f]{64}")) {
            throw Refusal.of(ErrorCode.INVALID_PARAMETER, "seal and hash must be given together, as they were noted.");
        }
        return new NotedSeal(seal, hash);
    }
}
