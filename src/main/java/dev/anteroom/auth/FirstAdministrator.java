package dev.anteroom.auth;

import dev.anteroom.base.Ids;
import dev.anteroom.base.Secret;
import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.web.Idempotency;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lets somebody in when the service starts for the first time, and whoever has the configured token at any time. */
@ApplicationScoped
public class FirstAdministrator {

    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class);

    private static final String NAME = "admin";
    private static final String TOKEN_NAME = "first administrator";

    /** Any number, so long as it is ours: two nodes that start at once must not both make an administrator. */
    private static final long STARTING = 0x616e7465726f6fL;

    private final AuthConfig config;
    private final Moderators moderators;
    private final AccessTokens tokens;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    FirstAdministrator(
            AuthConfig config, Moderators moderators, AccessTokens tokens, Journal journal, Ids ids, Clock clock) {
        this.config = config;
        this.moderators = moderators;
        this.tokens = tokens;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void letIn(@Observes StartupEvent started) {
        tokens.getEntityManager()
                .createNativeQuery("SELECT pg_advisory_xact_lock(?1)")
                .setParameter(1, STARTING)
                .getSingleResult();
        if (config.adminToken().isPresent()) {
            accept(config.adminToken().get().strip());
        } else if (!moderators.anyAdministrator()) {
            Secret secret = Secret.random();
            Path file = write(secret);
            accept(secret.reveal());
            LOG.infof("The first administrator's token is in %s", file.toAbsolutePath());
        }
    }

    private void accept(String token) {
        Moderator admin = moderators.named(NAME).orElseGet(this::create);
        restore(admin);
        if (tokens.holder(token).isPresent()) {
            return;
        }
        // A configured token that was changed ends the one before.
        tokens.valid(admin.id(), TOKEN_NAME).forEach(old -> {
            old.revoke(clock.instant());
            journal.record(Entry.of(Kind.ACCESS_TOKEN_REVOKED, Idempotency.INSTALLATION)
                    .on(old.id()));
        });
        UUID id = tokens.known(token)
                .map(revoked -> {
                    revoked.reinstate(admin.id(), clock.instant());
                    return revoked.id();
                })
                .orElseGet(() -> issue(admin, token));
        journal.record(
                Entry.of(Kind.ACCESS_TOKEN_ISSUED, Idempotency.INSTALLATION).on(id));
    }

    private UUID issue(Moderator admin, String token) {
        AccessToken issued = AccessToken.issue(ids.next(), admin.id(), TOKEN_NAME, token, clock.instant());
        tokens.persist(issued);
        return issued.id();
    }

    /** Whoever can set the token runs the service: this is the way back in for them. */
    private void restore(Moderator admin) {
        if (!admin.isAdministrator()) {
            admin.reactivate();
            admin.mayAct(Role.ADMIN, null);
            journal.record(Entry.of(Kind.MODERATOR_REACTIVATED, Idempotency.INSTALLATION)
                    .on(admin.id()));
        }
    }

    private Moderator create() {
        Moderator admin = Moderator.create(ids.next(), NAME, clock.instant());
        admin.mayAct(Role.ADMIN, null);
        moderators.persist(admin);
        journal.record(
                Entry.of(Kind.MODERATOR_CREATED, Idempotency.INSTALLATION).on(admin.id()));
        return admin;
    }

    private Path write(Secret secret) {
        Path file = config.dataDir().resolve("admin-token");
        try {
            Files.createDirectories(file.getParent() == null ? Path.of(".") : file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.reveal() + "\n", StandardOpenOption.WRITE);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the first administrator's token to " + file, e);
        }
    }
}
