package dev.anteroom.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A decision as everybody may know it: not who made it, and not on what, unless that is published.
 *
 * @param at to the second
 * @param automatic whether the service decided, and not a person
 * @param reversed whether it was taken back
 * @param comment what was let in, if it is public now; else null
 */
@Schema(name = "LogItem")
record LogItem(
        Instant at,
        @Schema(examples = "reject") String action,
        @Schema(examples = "[\"2\"]") List<String> clauses,
        @Schema(examples = "1") int policyVersion,
        boolean automatic,
        boolean reversed,
        Published comment) {

    /** Where a published comment is found. */
    @Schema(name = "LogComment")
    record Published(
            UUID id,
            @Schema(examples = "2026/03/the-long-road") String page) {}
}
