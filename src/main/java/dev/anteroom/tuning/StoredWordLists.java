package dev.anteroom.tuning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All word lists. */
@ApplicationScoped
class StoredWordLists implements PanacheRepositoryBase<StoredWordList, UUID> {

    /** A site's, by their names. */
    List<StoredWordList> of(int siteId) {
        return list("siteId = ?1 order by name", siteId);
    }

    Optional<StoredWordList> withId(int siteId, UUID id) {
        return find("siteId = ?1 and id = ?2", siteId, id).firstResultOptional();
    }

    boolean isTaken(int siteId, String name, UUID but) {
        return count("siteId = ?1 and name = ?2 and id <> ?3", siteId, name, but) > 0;
    }
}
