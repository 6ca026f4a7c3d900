package dev.anteroom.web;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells addresses of the Internet from those of a machine, a house or a cloud's inside: IANA's registries of special-purpose
 * addresses (RFC 6890).
 */
public final class PublicAddress {

    private record Network(byte[] prefix, int bits) {

        static Network of(String written) {
            String[] parts = written.split("/");
            return new Network(NetUtil.createByteArrayFromIpAddressString(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Network> SPECIAL_4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is handed out of IPv6 so far; loopback, link-local, unique-local, NAT64 and multicast are outside. */
    private static final Network GLOBAL_6 = Network.of("2000::/3");

    /** Inside it: Teredo and the like, documentation, and 6to4, which leads to any address of IPv4. */
    private static final List<Network> SPECIAL_6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {}

    private static List<Network> networks(String... written) {
        return Arrays.stream(written).map(Network::of).toList();
    }

    /** Whether it is one of the Internet's. One of IPv4 that is written as one of IPv6 is taken for what it is. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL_4.stream().noneMatch(network -> network.has(bytes))
                : GLOBAL_6.has(bytes) && SPECIAL_6.stream().noneMatch(network -> network.has(bytes));
    }

    /** The same of a written one; false for what is no address. */
    static boolean isPublic(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes != null && isPublic(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException neither4Nor16Bytes) {
            return false;
        }
    }
}
