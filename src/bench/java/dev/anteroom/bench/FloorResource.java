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
 * The least that an answer costs in this process: constant bytes by the same event loop, framework, filters and
 * security checks as a cached thread.
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
