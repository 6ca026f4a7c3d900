package dev.anteroom.policy;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a site's rules. It never changes: a new one takes its place. */
@Schema(name = "Policy")
public record Policy(int version, Instant publishedAt, List<Clause> clauses) {

    /** Whether it has a clause with the number. */
    public boolean has(String number) {
        return clauses.stream().anyMatch(clause -> clause.number().equals(number));
    }
}
