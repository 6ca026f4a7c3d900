package dev.anteroom.auth;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** All by which a moderator may come in, for ending it together. */
@ApplicationScoped
class WaysIn {

    private final AccessTokens tokens;
    private final Sessions sessions;
    private final Invitations invitations;
    private final RecoveryCodes recoveryCodes;
    private final Journal journal;
    private final Clock clock;

    WaysIn(
            AccessTokens tokens,
            Sessions sessions,
            Invitations invitations,
            RecoveryCodes recoveryCodes,
            Journal journal,
            Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.invitations = invitations;
        this.recoveryCodes = recoveryCodes;
        this.journal = journal;
        this.clock = clock;
    }

    /** Ends tokens, sessions and an invitation of one who is to come in no more. */
    void closeAll(UUID moderatorId, UUID by) {
        sessions.endAll(moderatorId);
        invitations.delete("moderatorId", moderatorId);
        tokens.valid(moderatorId).forEach(token -> {
            token.revoke(clock.instant());
            journal.record(Entry.of(Kind.ACCESS_TOKEN_REVOKED, Idempotency.INSTALLATION)
                    .by(by)
                    .on(token.id()));
        });
    }

    /** Ends what a person has: sessions, the password, the codes. The tokens of their scripts stay. */
    void reset(Account account) {
        sessions.endAll(account.moderatorId());
        recoveryCodes.removeAll(account.moderatorId());
        account.reset();
    }
}
