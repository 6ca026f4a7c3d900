package dev.anteroom.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.anteroom.comments.Clauses;
import dev.anteroom.sites.Language;
import dev.anteroom.sites.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All policies. A version never changes, so it is read once and kept. */
@ApplicationScoped
public class Policies implements Clauses {

    private record VersionOf(int siteId, int version) {}

    private final EntityManager database;
    private final Clock clock;
    private final Cache<VersionOf, Policy> known =
            Caffeine.newBuilder().maximumSize(1_000).build();

    Policies(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The policy in force. */
    public Policy of(Site site) {
        return version(site, site.policyVersion()).orElseThrow();
    }

    @Override
    public boolean inForce(Site site, Collection<String> numbers) {
        return of(site).clauses().stream()
                .map(Clause::number)
                .collect(Collectors.toSet())
                .containsAll(numbers);
    }

    public Optional<Policy> version(Site site, int version) {
        VersionOf key = new VersionOf(site.id(), version);
        Policy policy = known.getIfPresent(key);
        if (policy == null) {
            policy = read(key);
            if (policy != null) {
                known.put(key, policy);
            }
        }
        return Optional.ofNullable(policy);
    }

    private Policy read(VersionOf key) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT p.published_at, c.number, c.language, c.title, c.text
                        FROM policy p JOIN clause c ON c.site_id = p.site_id AND c.version = p.version
                        WHERE p.site_id = ?1 AND p.version = ?2 ORDER BY c.place, c.language""", Object[].class)
                .setParameter(1, key.siteId)
                .setParameter(2, key.version)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Map<String, Map<Language, Clause.Text>> clauses = new LinkedHashMap<>();
        for (Object[] row : rows) {
            clauses.computeIfAbsent((String) row[1], number -> new EnumMap<>(Language.class))
                    .put(Language.of((String) row[2]), new Clause.Text((String) row[3], (String) row[4]));
        }
        List<Clause> inOrder = new ArrayList<>();
        clauses.forEach((number, texts) -> inOrder.add(new Clause(number, texts)));
        return new Policy(key.version, (Instant) rows.get(0)[0], List.copyOf(inOrder));
    }

    /** Puts a new version in force, after the site's last one. */
    Policy publish(Site site, List<Clause> clauses) {
        Policy policy = new Policy(site.policyVersion() + 1, clock.instant(), clauses);
        database.createNativeQuery("INSERT INTO policy (site_id, version, published_at) VALUES (?1, ?2, ?3)")
                .setParameter(1, site.id())
                .setParameter(2, policy.version())
                .setParameter(3, policy.publishedAt())
                .executeUpdate();
        for (int place = 0; place < clauses.size(); place++) {
            insert(site, policy, place, clauses.get(place));
        }
        site.adopt(policy.version());
        return policy;
    }

    private void insert(Site site, Policy policy, int place, Clause clause) {
        clause.texts().forEach((language, text) -> database.createNativeQuery("""
                        INSERT INTO clause (site_id, version, number, language, place, title, text)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)""")
                .setParameter(1, site.id())
                .setParameter(2, policy.version())
                .setParameter(3, clause.number())
                .setParameter(4, language.code())
                .setParameter(5, place)
                .setParameter(6, text.title())
                .setParameter(7, text.text())
                .executeUpdate());
    }
}
