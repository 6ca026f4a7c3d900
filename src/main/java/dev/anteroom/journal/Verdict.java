package dev.anteroom.journal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether the journal is as it was sealed.
 *
 * @param seals how many were found whole, from the first
 * @param entries how many these cover
 * @param unsealed how many entries no seal covers yet
 * @param head the last seal, to be noted where nobody who can change the database can change it; null: nothing is sealed
 * @param broken the first place at which something is wrong, or null
 */
@Schema(name = "Verdict")
public record Verdict(long seals, long entries, long unsealed, NotedSeal head, Broken broken) {

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return broken == null;
    }
}
