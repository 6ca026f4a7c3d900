package dev.anteroom.comments;

import dev.anteroom.screening.flood.Challenge;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refuses;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The puzzles of the proof of work. */
@Path("/api/v1/sites/{site}/challenge")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posting")
public class ChallengeResource {

    private final Sites sites;
    private final Gate gate;

    ChallengeResource(Sites sites, Gate gate) {
        this.sites = sites;
        this.gate = gate;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Get a challenge",
            description = "For a comment that was refused with `proof-required`. Version 1 of ALTCHA's scheme.")
    @Refuses(ErrorCode.SITE_NOT_FOUND)
    @APIResponse(
            responseCode = "200",
            description = "A new one each time",
            content = @Content(schema = @Schema(implementation = Challenge.class)))
    public Response challenge(@PathParam("site") String siteKey) {
        return Response.ok(gate.challenge(sites.named(siteKey)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
