package dev.anteroom.web;

import dev.anteroom.base.Secret;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells one place that requests come from from another, for an hour of slowing it down, and for nothing else. The name that
 * it gives a place is never stored or logged; it is made with a salt that is thrown away at midnight (UTC), so that it says
 * nothing afterwards.
 */
@ApplicationScoped
public class ClientAddress {

    /** What one household or one server has of IPv6 (RFC 6177); it changes the rest as it likes. */
    private static final int NETWORK_BYTES = 8;

    private record Salt(LocalDate day, Secret secret) {}

    private final Clock clock;
    private volatile Salt salt;

    ClientAddress(Clock clock) {
        this.clock = clock;
    }

    /**
     * A name of today for a place out on the Internet; empty where the request comes from a network of one's own: a proxy that
     * was not told to say for whom it asks, behind which all readers would be one.
     */
    public Optional<String> nameOfOutsider(HttpServerRequest request) {
        return request.remoteAddress() != null
                        && PublicAddress.isPublic(request.remoteAddress().hostAddress())
                ? Optional.of(nameOf(request))
                : Optional.empty();
    }

    /** A name of today for the place: an IPv4 address, or an IPv6 network of 64 bits. */
    public String nameOf(HttpServerRequest request) {
        String address = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        return HexFormat.of().formatHex(secret().sign("address", network(address)));
    }

    private Secret secret() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Salt known = salt;
        if (known == null || !known.day.equals(today)) {
            synchronized (this) {
                if (salt == null || !salt.day.equals(today)) {
                    salt = new Salt(today, Secret.random());
                }
                known = salt;
            }
        }
        return known.secret;
    }

    static byte[] network(String address) {
        // Netty's parser takes addresses only. Java's would ask the network for a name that a proxy passed on.
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address.getBytes(StandardCharsets.UTF_8);
        }
        try {
            // Makes 4 bytes of an IPv4 address that is written as one of IPv6.
            byte[] plain = InetAddress.getByAddress(bytes).getAddress();
            return plain.length > NETWORK_BYTES ? Arrays.copyOf(plain, NETWORK_BYTES) : plain;
        } catch (UnknownHostException neither4Nor16Bytes) {
            throw new IllegalStateException(neither4Nor16Bytes);
        }
    }
}
