package dev.anteroom.tuning;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Journal;
import dev.anteroom.journal.Kind;
import dev.anteroom.screening.learning.Example;
import dev.anteroom.screening.learning.Training;
import dev.anteroom.sites.Site;
import dev.anteroom.sites.Sites;
import dev.anteroom.web.Outage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Trains the classifiers in the background: a site's, whenever its moderators have decided enough since the last time. Of
 * all nodes one trains a site at a time.
 */
@ApplicationScoped
class ClassifierLearning {

    private static final Logger LOG = Logger.getLogger(ClassifierLearning.class);

    /** The first half of the lock's key; the second is the site. */
    private static final int TRAINING = 0x636c6173;

    private static final int LONGEST_SECONDS = 600;

    private final Sites sites;
    private final ClassifierLessons lessons;
    private final ClassifierVersions versions;
    private final EntityManager database;
    private final Journal journal;
    private final TuningConfig config;

    ClassifierLearning(
            Sites sites,
            ClassifierLessons lessons,
            ClassifierVersions versions,
            EntityManager database,
            Journal journal,
            TuningConfig config) {
        this.sites = sites;
        this.lessons = lessons;
        this.versions = versions;
        this.database = database;
        this.journal = journal;
        this.config = config;
    }

    @Scheduled(
            every = "{anteroom.screening.learn-every}",
            delayed = "30s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void learn() {
        for (Site site : sites.all()) {
            try {
                if (QuarkusTransaction.requiringNew().call(() -> hasEnough(site.id()))) {
                    train(site.id(), null);
                }
            } catch (RuntimeException e) {
                if (Outage.in(e)) {
                    LOG.debug("The database does not answer; it is learned later", e);
                    return;
                }
                // The next site may fare better.
                LOG.errorf(e, "The classifier of site %s could not be trained", site.key());
            }
        }
    }

    private boolean hasEnough(int siteId) {
        int enough = config.learnAfter();
        return versions.of(siteId).stream()
                .findFirst()
                .map(last -> lessons.madeSince(siteId, last.createdAt(), enough) >= enough)
                .orElseGet(() -> isEnough(lessons.count(siteId)));
    }

    private static boolean isEnough(ClassifierLessons.Count count) {
        return Training.isEnough(count.decisions(), count.rejected());
    }

    /**
     * Trains now. Only at its end does the transaction write, so that nothing waits for it.
     *
     * @param moderatorId who asked for it; null for the service
     * @return the new version; empty where there is too little to learn from, or another node is at it
     */
    Optional<ClassifierVersionView> train(int siteId, UUID moderatorId) {
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> {
            if (!mine(siteId)) {
                return Optional.empty();
            }
            List<Example> examples = lessons.of(siteId);
            return Training.of(examples).map(training -> {
                ClassifierVersionView version = versions.add(siteId, training, moderatorId);
                journal.record(Entry.of(Kind.CLASSIFIER_TRAINED, siteId).by(moderatorId));
                return version;
            });
        });
    }

    private boolean mine(int siteId) {
        return (Boolean) database.createNativeQuery("SELECT pg_try_advisory_xact_lock(?1, ?2)")
                .setParameter(1, TRAINING)
                .setParameter(2, siteId)
                .getSingleResult();
    }
}
