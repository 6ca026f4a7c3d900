package dev.anteroom.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.sites.SiteCreated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The rules that a new site starts with, until its administrators write their own. */
@ApplicationScoped
public class DefaultPolicy {

    private static final String FILE = "/default-policy.json";

    private final Policies policies;
    private final List<Clause> clauses;

    DefaultPolicy(Policies policies, ObjectMapper json) {
        this.policies = policies;
        try (InputStream file = DefaultPolicy.class.getResourceAsStream(FILE)) {
            this.clauses = json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The default policy cannot be read", e);
        }
    }

    void publish(@Observes SiteCreated created) {
        policies.publish(created.site(), clauses);
    }
}
