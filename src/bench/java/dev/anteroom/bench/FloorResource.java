package dev.anteroom.bench;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an answer costs in this process that needs no thought: constant bytes by event loop, filters, security checks and
 * framework.
 */
@Path("/bench")
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class FloorResource {

    private final Map<Integer, byte[]> constants = new ConcurrentHashMap<>();

    @GET
    @Path("/constant/{bytes}")
    public Response constant(@PathParam("bytes") int bytes) {
        return Response.ok(constants.computeIfAbsent(bytes, FloorResource::make))
                .build();
    }

    private static byte[] make(int bytes) {
        byte[] constant = new byte[bytes];
        Arrays.fill(constant, (byte) '0');
        return constant;
    }

    @GET
    @Path("/unchanged")
    public Response unchanged() {
        return Response.notModified().build();
    }
}
