package dev.anteroom.comments;

import dev.anteroom.sites.Site;
import java.util.Collection;

/** What this room needs to know of policies: which clauses are in force. */
public interface Clauses {

    /** Whether a rejection may cite these. */
    boolean inForce(Site site, Collection<String> numbers);
}
