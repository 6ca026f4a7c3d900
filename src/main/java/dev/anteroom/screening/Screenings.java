package dev.anteroom.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The screening of each site, ready for use. Whoever keeps the settings puts it here, at the start and when they change. */
@ApplicationScoped
public class Screenings {

    private final Map<Integer, Screening> bySite = new ConcurrentHashMap<>();

    /** Of a site; one without checks where nothing is set. */
    public Screening of(int siteId) {
        return bySite.getOrDefault(siteId, Screening.NOTHING);
    }

    /** Replaces a site's. */
    public void put(int siteId, Screening screening) {
        bySite.put(siteId, screening);
    }
}
