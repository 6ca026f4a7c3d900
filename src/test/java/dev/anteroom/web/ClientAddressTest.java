package dev.anteroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as one place. */
class ClientAddressTest {

    private static byte[] network(String address) {
        return ClientAddress.network(address);
    }

    @Test
    void an_ipv4_address_is_a_place_however_it_is_written() {
        assertThat(network("192.0.2.7")).hasSize(4).isEqualTo(network("::ffff:192.0.2.7"));
        assertThat(network("192.0.2.7")).isNotEqualTo(network("192.0.2.8"));
    }

    @Test
    void of_ipv6_the_first_half_is() {
        assertThat(network("2001:db8:1:2::7"))
                .hasSize(8)
                .isEqualTo(network("2001:db8:1:2:ffff:ffff:ffff:ffff"))
                .isNotEqualTo(network("2001:db8:1:3::7"));
    }

    @Test
    void what_is_no_address_is_a_place_of_its_own_and_asks_no_name_server() {
        assertThat(network("nobody.invalid")).isEqualTo("nobody.invalid".getBytes());
        assertThat(network("")).isEmpty();
    }
}
