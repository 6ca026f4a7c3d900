package dev.anteroom.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An address is read as RFC 3986 has it, whichever way it is looked at. */
class AddressProperties {

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.strings()
                .withChars("/?&=-._~%09afAFzZ:@[]{}|\\^`\"<>;#+!$'()*, ñ\u0000")
                .ofMaxLength(24)
                .map(rest -> "/" + rest);
    }

    @Property
    void what_is_readable_is_an_address_and_its_escapes_are_text(@ForAll("addresses") String address) {
        boolean uri = true;
        try {
            new URI(address);
        } catch (URISyntaxException none) {
            uri = false;
        }
        boolean ascii = address.chars().allMatch(c -> c < 128);
        boolean escapesAreAscii = address.replaceAll("%[0-7][0-9a-fA-F]", "").indexOf('%') < 0;
        if (!uri || !ascii) {
            assertThat(StrictAddresses.isReadable(address)).isFalse();
        } else if (escapesAreAscii && !address.contains("%00")) {
            assertThat(StrictAddresses.isReadable(address)).isTrue();
        }
    }
}
