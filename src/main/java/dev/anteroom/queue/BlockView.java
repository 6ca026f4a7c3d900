package dev.anteroom.queue;

import dev.anteroom.comments.AuthorBlock;
import dev.anteroom.comments.BlockEffect;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A block, for moderators.
 *
 * @param author the author key, as in the queue
 * @param by the name of the moderator who made it
 * @param until when it ends by itself
 */
@Schema(name = "Block")
record BlockView(
        UUID id,
        String site,
        String author,
        BlockEffect effect,
        @Schema(examples = "[\"5\"]") List<String> clauses,
        int policyVersion,
        String note,
        @Schema(examples = "Ana") String by,
        Instant at,
        Instant until) {

    static BlockView of(AuthorBlock block, String site, Map<UUID, String> names) {
        return new BlockView(
                block.id(),
                site,
                HexFormat.of().formatHex(block.authorKey()),
                block.effect(),
                block.clauses(),
                block.policyVersion(),
                block.note(),
                names.get(block.moderatorId()),
                block.createdAt(),
                block.endsAt());
    }
}
