package dev.anteroom.journal;

import dev.anteroom.base.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;

/** The only writer of the journal. */
@ApplicationScoped
public class Journal {

    private final EntityManager database;
    private final Ids ids;
    private final Clock clock;
    private final Event<Recorded> recorded;

    Journal(EntityManager database, Ids ids, Clock clock, Event<Recorded> recorded) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** Writes an entry in the caller's transaction; observers hear of it when that has committed. */
    public Entry record(Entry entry) {
        record(List.of(entry));
        return entry;
    }

    /** Writes several entries, in their order, and tells observers of all of them at once. */
    public void record(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        for (Entry entry : entries) {
            entry.finish(ids.next(), clock.instant());
            database.persist(entry);
        }
        recorded.fire(new Recorded(entries));
    }
}
