package dev.anteroom.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the work goes on some sites. */
@Schema(name = "Stats")
record StatsView(Instant from, Instant to, By by, List<SiteView> sites) {

    /**
     * One site.
     *
     * @param backlog comments that wait now, for whatever cause; above 10,000 an estimate
     * @param total over the whole time
     * @param items by what was asked for, in order; without those in which nothing happened
     */
    @Schema(name = "SiteStats")
    record SiteView(
            @Schema(examples = "borderland-notes") String site,
            @Schema(examples = "America/Mexico_City") String timeZone,
            long backlog,
            Figures total,
            List<Item> items) {}

    /**
     * One hour, day, moderator or clause.
     *
     * @param start of the hour or day, by the site's clocks
     * @param moderator who decided; the service has neither id nor name
     * @param clause as decisions cite it, of the policy's version
     */
    @Schema(name = "StatsItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(Instant start, Who moderator, Cited clause, Figures figures) {}

    @Schema(name = "StatsModerator")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Who(UUID id, @Schema(examples = "Ana") String name) {}

    @Schema(name = "StatsClause")
    record Cited(
            @Schema(examples = "2") String number,
            @Schema(examples = "1") int policyVersion) {}
}
