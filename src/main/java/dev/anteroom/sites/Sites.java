package dev.anteroom.sites;

import dev.anteroom.auth.CurrentModerator;
import dev.anteroom.auth.SiteDirectory;
import dev.anteroom.journal.Recorded;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All sites. Every request names one, so they are kept in memory: read at the start, and again when the journal says
 * that one changed, here or on another node.
 */
@ApplicationScoped
public class Sites implements PanacheRepositoryBase<Site, Integer>, SiteDirectory {

    private volatile Map<String, Site> byKey = Map.of();
    private volatile Map<Integer, Site> byId = Map.of();

    /** A site as it is in memory, detached; safe on any thread. */
    public Site named(String key) {
        Site site = key == null ? null : byKey.get(key);
        if (site == null) {
            throw Refusal.of(ErrorCode.SITE_NOT_FOUND);
        }
        return site;
    }

    /** A site that a moderator may work on. Any other does not exist for them. */
    public Site named(String key, CurrentModerator me) {
        Site site = named(key);
        if (!me.maySee(site.id())) {
            throw Refusal.of(ErrorCode.SITE_NOT_FOUND);
        }
        return site;
    }

    /** The same to be changed: of two changes at once the second waits, and is made on top of the first. */
    public Site locked(String key, CurrentModerator me) {
        return findById(named(key, me).id(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The sites that a moderator may work on, in order of their keys. */
    public List<Site> seenBy(CurrentModerator me) {
        return byId.values().stream()
                .filter(site -> me.maySee(site.id()))
                .sorted(Comparator.comparing(Site::key))
                .toList();
    }

    public Collection<Site> all() {
        return byId.values();
    }

    public Optional<Site> withKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Optional<Site> withId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public int idOf(String key) {
        return named(key).id();
    }

    @Override
    public String keyOf(int id) {
        return byId.get(id).key();
    }

    /** Whether a site is embedded on the origin; false for one that does not exist. */
    public boolean allow(String key, String origin) {
        Site site = byKey.get(key);
        return site != null && site.allows(origin);
    }

    /** Whether any site is embedded on the origin. */
    public boolean allow(String origin) {
        return byId.values().stream().anyMatch(site -> site.allows(origin));
    }

    void load(@Observes StartupEvent started) {
        refresh();
    }

    void reload(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        boolean changed = recorded.entries().stream().anyMatch(entry -> switch (entry.kind()) {
            case SITE_CREATED, SITE_CHANGED, POLICY_PUBLISHED -> true;
            default -> false;
        });
        if (changed) {
            refresh();
        }
    }

    private synchronized void refresh() {
        Map<String, Site> keys = new HashMap<>();
        Map<Integer, Site> ids = new HashMap<>();
        QuarkusTransaction.requiringNew().call(() -> listAll()).forEach(site -> {
            keys.put(site.key(), site);
            ids.put(site.id(), site);
        });
        byKey = Map.copyOf(keys);
        byId = Map.copyOf(ids);
    }
}
