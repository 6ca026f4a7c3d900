package dev.anteroom.tuning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All rules. */
@ApplicationScoped
class StoredRules implements PanacheRepositoryBase<StoredRule, UUID> {

    /** A site's, in the order in which they were made. */
    List<StoredRule> of(int siteId) {
        return list("siteId = ?1 order by id", siteId);
    }

    Optional<StoredRule> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    boolean isTaken(int siteId, String name, UUID but) {
        return count("siteId = ?1 and name = ?2 and id <> ?3", siteId, name, but) > 0;
    }
}
