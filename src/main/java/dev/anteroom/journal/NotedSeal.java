package dev.anteroom.journal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A seal as one notes it elsewhere, to find it again later.
 *
 * @param hash 64 hexadecimal digits in lower case
 */
@Schema(name = "NotedSeal")
public record NotedSeal(@Schema(examples = "17") long seal, String hash) {}
