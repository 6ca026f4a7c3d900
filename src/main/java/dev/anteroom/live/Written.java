package dev.anteroom.live;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Stretch;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/** Events that were written for one listener and are the same for the next, for as long as a stretch is told. */
final class Written {

    private final Map<UUID, Optional<OutboundSseEvent>> events = new HashMap<>();
    private Stretch stretch;

    /** The event of an entry, written now where it was not yet; null where it is none. */
    synchronized OutboundSseEvent get(Stretch told, Entry entry, Supplier<OutboundSseEvent> write) {
        if (told != stretch) {
            events.clear();
            stretch = told;
        }
        return events.computeIfAbsent(entry.id(), id -> Optional.ofNullable(write.get()))
                .orElse(null);
    }

    static OutboundSseEvent event(String name, String id, String json) {
        return new OutboundSseEventImpl.BuilderImpl()
                .name(name)
                .id(id)
                .data(json)
                .build();
    }

    /** Tells nothing but how far the client is; without a name, in a comment, which clients pass over. */
    static OutboundSseEvent mark(String name, String id) {
        return name == null
                ? new OutboundSseEventImpl.BuilderImpl().id(id).comment("").build()
                : event(name, id, "{}");
    }
}
