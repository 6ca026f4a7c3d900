package dev.anteroom.auth;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All accounts of people. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, UUID> {

    /** The account of a user name, as {@link UserName} folds it. */
    Optional<Account> named(String userName) {
        return find("userName", userName).firstResultOptional();
    }

    /** A moderator's account, locked; empty where they have none. */
    Optional<Account> lock(UUID moderatorId) {
        return findByIdOptional(moderatorId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * @throws Refusal {@code user-name-taken}
     */
    void refuseTaken(String userName, UUID except) {
        named(userName).filter(other -> !other.moderatorId().equals(except)).ifPresent(other -> {
            throw Refusal.of(ErrorCode.USER_NAME_TAKEN);
        });
    }

    /** The user names of all moderators who have one. */
    Map<UUID, String> userNames() {
        return streamAll().collect(Collectors.toMap(Account::moderatorId, Account::userName));
    }
}
