package dev.anteroom.tuning;

import dev.anteroom.journal.Recorded;
import dev.anteroom.screening.Check;
import dev.anteroom.screening.CopiesCheck;
import dev.anteroom.screening.LinksCheck;
import dev.anteroom.screening.PersonalCheck;
import dev.anteroom.screening.Screening;
import dev.anteroom.screening.Screening.Step;
import dev.anteroom.screening.Screenings;
import dev.anteroom.screening.WordsCheck;
import dev.anteroom.screening.learning.ClassifierCheck;
import dev.anteroom.screening.learning.Models;
import dev.anteroom.screening.outside.OutsideCheck;
import dev.anteroom.screening.outside.OutsideSettings;
import dev.anteroom.screening.rules.Rule;
import dev.anteroom.screening.rules.RulesCheck;
import dev.anteroom.sites.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Puts each site's checks together from its settings: at the start, and again when the journal says that they changed, here
 * or on another node.
 */
@ApplicationScoped
class Composer {

    private static final Logger LOG = Logger.getLogger(Composer.class);

    /** After the sites are known. */
    private static final int AFTER_SITES = 3_000;

    private final Sites sites;
    private final StoredSettings settings;
    private final StoredWordLists lists;
    private final StoredRules rules;
    private final Screenings screenings;
    private final Models models;
    private final TuningConfig config;
    private volatile Tried tried;

    Composer(
            Sites sites,
            StoredSettings settings,
            StoredWordLists lists,
            StoredRules rules,
            Screenings screenings,
            Models models,
            TuningConfig config) {
        this.sites = sites;
        this.settings = settings;
        this.lists = lists;
        this.rules = rules;
        this.screenings = screenings;
        this.models = models;
        this.config = config;
    }

    void composeAll(@Observes @Priority(AFTER_SITES) StartupEvent started) {
        sites.all().forEach(site -> compose(site.id()));
    }

    void composeAnew(@Observes(during = TransactionPhase.AFTER_SUCCESS) Recorded recorded) {
        recorded.entries().stream()
                .filter(entry -> switch (entry.kind()) {
                    case SCREENING_CHANGED,
                            WORD_LIST_CREATED,
                            WORD_LIST_CHANGED,
                            WORD_LIST_DELETED,
                            RULE_CREATED,
                            RULE_CHANGED,
                            RULE_DELETED -> true;
                    default -> false;
                })
                .map(entry -> entry.siteId())
                .distinct()
                .forEach(this::compose);
    }

    /** One at a time, so that the later state is the one that stays. */
    private synchronized void compose(int siteId) {
        screenings.put(siteId, screening(partsOf(siteId)));
    }

    /** What a text goes through on a site if all its checks are asked, those that are off too. */
    Screening ofAll(int siteId) {
        Parts parts = partsOf(siteId).all();
        Tried last = tried;
        if (last == null || !last.parts.equals(parts)) {
            last = new Tried(parts, screening(parts));
            tried = last;
        }
        return last.screening;
    }

    private Parts partsOf(int siteId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Parts(
                        siteId,
                        settings.of(siteId),
                        lists.of(siteId).stream().map(StoredWordList::kept).toList(),
                        rules.of(siteId).stream().map(StoredRule::rule).toList()));
    }

    /** Outside of any transaction: to compile many rules takes longer than a connection should be held. */
    private Screening screening(Parts parts) {
        ScreeningSettings set = parts.set;
        List<Step> steps = new ArrayList<>();
        add(steps, WordsCheck.NAME, set.words().state(), parts::words);
        add(
                steps,
                LinksCheck.NAME,
                set.links().state(),
                () -> new LinksCheck(set.links().settings()));
        add(
                steps,
                CopiesCheck.NAME,
                set.copies().state(),
                () -> new CopiesCheck(set.copies().settings()));
        add(
                steps,
                PersonalCheck.NAME,
                set.personal().state(),
                () -> new PersonalCheck(set.personal().settings()));
        add(steps, OutsideCheck.NAME, set.outside().state(), OutsideCheck::new);
        add(
                steps,
                ClassifierCheck.NAME,
                set.classifier().state(),
                () -> new ClassifierCheck(
                        () -> models.of(parts.siteId), set.classifier().settings()));
        add(steps, RulesCheck.NAME, set.rules().state(), () -> RulesCheck.of(parts.rules));
        OutsideSettings outside = set.outside().state() == CheckState.OFF
                ? null
                : set.outside().settings().settings(config.privateCheckers());
        return Screening.of(steps, outside, config.limit());
    }

    private static void add(List<Step> steps, String name, CheckState state, Supplier<Check> make) {
        if (state != CheckState.OFF) {
            steps.add(new Step(made(name, make), state.strictest()));
        }
    }

    /** A check that cannot be made holds every comment: that is seen at once, and lets nothing through. */
    private static Check made(String name, Supplier<Check> make) {
        try {
            return make.get();
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "The check %s cannot be made from its settings", name);
            return new BrokenCheck(name);
        }
    }

    /** What a site's checks are made of. */
    private record Parts(int siteId, ScreeningSettings set, List<StoredWordList.Kept> lists, List<Rule> rules) {

        Parts all() {
            return new Parts(siteId, set.allHeard(), lists, rules);
        }

        Check words() {
            return new WordsCheck(lists.stream().map(StoredWordList.Kept::list).toList());
        }
    }

    /** The last that was made to be tried: whoever tries a text tries the next one soon. */
    private record Tried(Parts parts, Screening screening) {}
}
