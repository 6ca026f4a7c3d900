package dev.anteroom.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All access tokens, the revoked ones too. */
@ApplicationScoped
public class AccessTokens implements PanacheRepositoryBase<AccessToken, UUID> {

    /** Whose token it is; empty where it is unknown or revoked. */
    Optional<Moderator> holder(String token) {
        return getEntityManager()
                .createQuery(
                        "select m from AccessToken t join Moderator m on m.id = t.moderatorId"
                                + " where t.hash = ?1 and t.revokedAt is null and m.active",
                        Moderator.class)
                .setParameter(1, AccessToken.hash(token))
                .getResultStream()
                .findFirst();
    }

    List<AccessToken> inOrder() {
        return list("order by id");
    }

    /** A token in whatever state; empty where nobody ever had it. */
    Optional<AccessToken> known(String token) {
        return find("hash", AccessToken.hash(token)).firstResultOptional();
    }

    List<AccessToken> valid(UUID moderatorId) {
        return list("moderatorId = ?1 and revokedAt is null order by id", moderatorId);
    }

    List<AccessToken> valid(UUID moderatorId, String name) {
        return list("moderatorId = ?1 and name = ?2 and revokedAt is null", moderatorId, name);
    }
}
