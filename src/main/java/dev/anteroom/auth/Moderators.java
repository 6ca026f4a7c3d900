package dev.anteroom.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All moderators. */
@ApplicationScoped
public class Moderators implements PanacheRepositoryBase<Moderator, UUID> {

    Optional<Moderator> named(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }

    boolean anyAdministrator() {
        return count("role = ?1 and allSites and active", Role.ADMIN) > 0;
    }

    /** All who administer the service, locked: so that not two of them leave at once. */
    List<Moderator> lockAdministrators() {
        return find("role = ?1 and allSites and active order by id", Role.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<Moderator> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Moderator> inOrder() {
        return list("order by lower(name)");
    }

    /** The names of some moderators by their ids, for showing them to colleagues. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(Moderator::id, Moderator::name));
    }
}
