package dev.anteroom.screening.flood;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A puzzle, in the words of ALTCHA (altcha.org, version 1): which number, written after the salt, has this hash?
 *
 * @param algorithm of the hash
 * @param challenge the hash, in hexadecimal
 * @param maxnumber the largest number that it can be
 * @param salt random, with the time until which the answer counts, in seconds since 1970
 * @param signature that the service asks this
 */
@Schema(name = "Challenge")
public record Challenge(
        @Schema(examples = "SHA-256") String algorithm,

        @Schema(examples = "2bf93de4f1e4f4b8cfc9d1c1ff8dbb3e8b3d1fb9ddb4a6a0cf7ab2ad9ad6bd6e")
        String challenge,

        @Schema(examples = "50000") int maxnumber,

        @Schema(examples = "7c5f4b6d0f1d9c2ab8e3?expires=1767225600&")
        String salt,

        @Schema(examples = "5e1cbd0f0fbeb8cf64eab25a9c3db77d3dd0e8d9e8c6c7d4b3b1c7b8d2f0a9c1")
        String signature) {}
