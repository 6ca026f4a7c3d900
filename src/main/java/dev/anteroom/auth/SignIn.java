package dev.anteroom.auth;

import dev.anteroom.base.Ids;
import dev.anteroom.base.Secret;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Idempotency;
import dev.anteroom.web.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Compares passwords and codes with what an account has. A password is hashed between two transactions and not in one, so
 * that nobody who tries names holds a connection; the second sees to it that the password is still the same.
 */
@ApplicationScoped
class SignIn {

    /** A session that was opened, and the token that is its key. */
    record Opened(Moderator moderator, Session session, String token) {}

    /** Why not, or what was opened. */
    private record Outcome(ErrorCode refused, Opened opened) {}

    private static final Outcome WRONG = new Outcome(ErrorCode.SIGN_IN_REFUSED, null);
    private static final Outcome CODE_REQUIRED = new Outcome(ErrorCode.CODE_REQUIRED, null);

    private final Accounts accounts;
    private final Moderators moderators;
    private final RecoveryCodes recoveryCodes;
    private final Sessions sessions;
    private final Hashing hashing;
    private final Attempts attempts;
    private final SignInConfig config;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    SignIn(
            Accounts accounts,
            Moderators moderators,
            RecoveryCodes recoveryCodes,
            Sessions sessions,
            Hashing hashing,
            Attempts attempts,
            SignInConfig config,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.accounts = accounts;
        this.moderators = moderators;
        this.recoveryCodes = recoveryCodes;
        this.sessions = sessions;
        this.hashing = hashing;
        this.attempts = attempts;
        this.config = config;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Signs a person in. An unknown name, a moderator who was deactivated and a wrong password are told apart by nothing.
     *
     * @param code of an app, or a recovery code; null where none was given
     * @throws Refusal {@code sign-in-refused}, {@code code-required}, {@code too-many-attempts}
     */
    Opened open(String userName, String password, String code, HttpServerRequest from) {
        Attempts.Attempt attempt = attempts.begin(userName, from);
        Outcome outcome;
        try {
            outcome = judge(UserName.folded(userName), password, code);
        } catch (RuntimeException neitherRightNorWrong) {
            attempts.takeBack(attempt);
            throw neitherRightNorWrong;
        }
        if (outcome.opened() != null) {
            attempts.succeeded(attempt);
            return outcome.opened();
        }
        if (outcome == CODE_REQUIRED) {
            attempts.takeBack(attempt);
        }
        throw Refusal.of(outcome.refused());
    }

    private Outcome judge(String userName, String password, String code) {
        Account known = QuarkusTransaction.requiringNew()
                .call(() -> accounts.named(userName).orElse(null));
        String hash = known == null ? null : known.passwordHash();
        return hashing.matches(password, hash)
                ? QuarkusTransaction.requiringNew().call(() -> admit(known.moderatorId(), hash, code))
                : WRONG;
    }

    private Outcome admit(UUID moderatorId, String hash, String code) {
        // Locked in the order of everybody who ends what lets them in: no session is opened behind their back.
        Moderator moderator = moderators.lock(moderatorId).orElseThrow();
        Account account = accounts.lock(moderatorId).orElseThrow();
        if (!moderator.isActive() || !hash.equals(account.passwordHash())) {
            return WRONG;
        }
        if (account.asksForCodes()) {
            if (code == null || code.isBlank()) {
                return CODE_REQUIRED;
            }
            if (!account.use(code, clock.instant()) && !useRecoveryCode(moderatorId, code)) {
                return WRONG;
            }
        }
        return new Outcome(null, open(moderator));
    }

    private boolean useRecoveryCode(UUID moderatorId, String code) {
        boolean used = recoveryCodes.use(moderatorId, code);
        if (used) {
            journal.record(Entry.of(Kind.RECOVERY_CODE_USED, Idempotency.INSTALLATION)
                    .by(moderatorId)
                    .on(moderatorId));
        }
        return used;
    }

    /** Opens a session for one who was recognised, in the caller's transaction. */
    Opened open(Moderator moderator) {
        String token = Secret.random().reveal();
        Session session = Session.open(ids.next(), moderator.id(), token, clock.instant(), config.longest());
        sessions.persist(session);
        return new Opened(moderator, session, token);
    }

    /**
     * Makes sure that whoever is signed in knows the password too. Guesses count like those of one who signs in.
     *
     * @return the hash that was right, for {@link #same}
     * @throws Refusal {@code account-not-found}, {@code wrong-password}, {@code too-many-attempts}
     */
    String confirm(UUID moderatorId, String password, HttpServerRequest from) {
        Account account = QuarkusTransaction.requiringNew()
                .call(() -> accounts.findByIdOptional(moderatorId))
                .filter(known -> known.passwordHash() != null)
                .orElseThrow(() -> Refusal.of(ErrorCode.ACCOUNT_NOT_FOUND));
        Attempts.Attempt attempt = attempts.begin(account.userName(), from);
        boolean right;
        try {
            right = hashing.matches(password, account.passwordHash());
        } catch (RuntimeException neitherRightNorWrong) {
            attempts.takeBack(attempt);
            throw neitherRightNorWrong;
        }
        if (!right) {
            throw Refusal.of(ErrorCode.WRONG_PASSWORD);
        }
        attempts.succeeded(attempt);
        return account.passwordHash();
    }

    /**
     * The account, locked, whose password has been confirmed and has not changed since.
     *
     * @throws Refusal {@code wrong-password}
     */
    Account same(UUID moderatorId, String confirmed) {
        return accounts.lock(moderatorId)
                .filter(account -> confirmed.equals(account.passwordHash()))
                .orElseThrow(() -> Refusal.of(ErrorCode.WRONG_PASSWORD));
    }
}
