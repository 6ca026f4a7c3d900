package dev.anteroom.tuning;

import dev.anteroom.journal.Recorded;
import dev.anteroom.screening.learning.Model;
import dev.anteroom.screening.learning.Models;
import dev.anteroom.screening.learning.UnreadableModel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Brings the models that are in force into memory: when they are first asked for, and when the journal says that others
 * are, here or on another node.
 */
@ApplicationScoped
class ClassifierLoading {

    private static final Logger LOG = Logger.getLogger(ClassifierLoading.class);

    private final ClassifierVersions versions;
    private final Models models;
    private final ManagedExecutor threads;

    ClassifierLoading(ClassifierVersions versions, Models models, ManagedExecutor threads) {
        this.versions = versions;
        this.models = models;
        this.threads = threads;
    }

    void offer(@Observes StartupEvent started) {
        models.from(siteId -> CompletableFuture.supplyAsync(() -> load(siteId), threads));
    }

    void reload(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        recorded.entries().stream()
                .filter(entry -> switch (entry.kind()) {
                    case CLASSIFIER_TRAINED, CLASSIFIER_CHANGED -> true;
                    default -> false;
                })
                .map(entry -> entry.siteId())
                .distinct()
                .forEach(this::reload);
    }

    /** One at a time, so that the later state is the one that stays. */
    private synchronized void reload(int siteId) {
        Stream.concat(
                        Stream.of(siteId),
                        QuarkusTransaction.requiringNew().call(() -> versions.borrowers(siteId)).stream())
                .forEach(site -> models.put(site, load(site)));
    }

    private Optional<Model> load(int siteId) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ClassifierChoice choice = versions.choice(siteId);
            Optional<Model> own = versions.inForce(siteId, choice).flatMap(version -> read(siteId, version));
            if (own.isPresent() || choice.use() == ClassifierUse.NONE || choice.lenderId() == null) {
                return own;
            }
            return lent(choice.lenderId());
        });
    }

    /** Another site's own, as long as it shares it. What that one has borrowed is not lent on. */
    private Optional<Model> lent(int lenderId) {
        ClassifierChoice lender = versions.choice(lenderId);
        return lender.shared()
                ? versions.inForce(lenderId, lender).flatMap(version -> read(lenderId, version))
                : Optional.empty();
    }

    private Optional<Model> read(int siteId, int version) {
        try {
            return Optional.of(Model.read(versions.model(siteId, version)));
        } catch (UnreadableModel e) {
            LOG.warnf("Version %d of the classifier of site %d is silent: %s", version, siteId, e.getMessage());
            return Optional.empty();
        }
    }
}
