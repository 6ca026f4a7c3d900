package dev.anteroom.comments;

import dev.anteroom.screening.Screenings;
import dev.anteroom.screening.Text;
import dev.anteroom.screening.outside.Opinion;
import dev.anteroom.screening.outside.OutsideChecker;
import dev.anteroom.screening.outside.OutsideThread;
import dev.anteroom.sites.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** What a site's own checker says of a text. It is asked before anything is asked of the database, as it may take seconds. */
@ApplicationScoped
class Opinions {

    private final Screenings screenings;
    private final OutsideChecker checker;

    Opinions(Screenings screenings, OutsideChecker checker) {
        this.screenings = screenings;
        this.checker = checker;
    }

    /** Null where the site has no checker. */
    Opinion of(Site site, String body, Supplier<OutsideThread> thread) {
        return screenings
                .of(site.id())
                .outside()
                .map(settings -> checker.ask(settings, body, Text.of(body).language(), thread.get()))
                .orElse(null);
    }
}
