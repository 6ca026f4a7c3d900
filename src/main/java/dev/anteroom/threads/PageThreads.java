package dev.anteroom.threads;

import dev.anteroom.base.Ids;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.sites.Site;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All threads. */
@ApplicationScoped
public class PageThreads implements PanacheRepositoryBase<PageThread, UUID> {

    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    PageThreads(Journal journal, Ids ids, Clock clock) {
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<PageThread> of(Site site, PageKey page) {
        return find("siteId = ?1 and page = ?2", site.id(), page.value()).firstResultOptional();
    }

    public Optional<PageThread> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    public List<PageThread> withIds(Collection<Integer> siteIds, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("siteId in ?1 and id in ?2", siteIds, ids);
    }

    /** Opens the thread of a page that has none yet; where somebody else was faster, theirs is it. */
    PageThread open(Site site, PageKey page, String url, String title) {
        UUID id = ids.next();
        // Two first comments at once: one inserts, the other waits for it and inserts nothing.
        int opened = getEntityManager()
                .createNativeQuery("""
                        INSERT INTO thread (site_id, id, page, url, title, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (site_id, page) DO NOTHING""")
                .setParameter(1, site.id())
                .setParameter(2, id)
                .setParameter(3, page.value())
                .setParameter(4, url)
                .setParameter(5, title)
                .setParameter(6, clock.instant())
                .executeUpdate();
        if (opened == 1) {
            journal.record(Entry.of(Kind.THREAD_OPENED, site.id()).thread(id));
        }
        return of(site, page).orElseThrow();
    }
}
