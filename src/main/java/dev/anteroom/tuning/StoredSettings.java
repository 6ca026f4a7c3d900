package dev.anteroom.tuning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/** The screening settings of all sites. */
@ApplicationScoped
class StoredSettings {

    /** What is kept has the secret that people are not shown. */
    private abstract static class WithSecret {

        @JsonProperty(access = JsonProperty.Access.READ_WRITE)
        abstract String secret();
    }

    private final EntityManager database;
    private final ObjectMapper strict;

    /** Reads what an older version has written, or a newer one before a step back: what it does not know it leaves out. */
    private final ObjectMapper lenient;

    StoredSettings(EntityManager database, ObjectMapper json) {
        this.database = database;
        this.strict = json.copy().addMixIn(OutsideChoice.class, WithSecret.class);
        this.lenient = strict.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    ScreeningSettings of(int siteId) {
        List<?> rows = database.createNativeQuery("SELECT settings FROM screening WHERE site_id = ?1")
                .setParameter(1, siteId)
                .getResultList();
        JsonNode all = strict.valueToTree(ScreeningSettings.DEFAULTS);
        try {
            if (!rows.isEmpty()) {
                // A check that the version that wrote it did not know is as it is in a new site.
                merge((ObjectNode) all, lenient.readTree((String) rows.get(0)));
            }
            return lenient.treeToValue(all, ScreeningSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings were written by this class", e);
        }
    }

    /**
     * Changes what is named in a patch (RFC 7396) and leaves the rest.
     *
     * @throws JsonProcessingException if the result is no settings: it names the field
     */
    ScreeningSettings change(int siteId, ObjectNode patch) throws JsonProcessingException {
        ObjectNode all = strict.valueToTree(of(siteId));
        merge(all, patch);
        ScreeningSettings changed =
                strict.treeToValue(all, ScreeningSettings.class).checked();
        database.createNativeQuery("""
                        INSERT INTO screening (site_id, settings) VALUES (?1, ?2)
                        ON CONFLICT (site_id) DO UPDATE SET settings = EXCLUDED.settings""")
                .setParameter(1, siteId)
                .setParameter(2, strict.writeValueAsString(changed))
                .executeUpdate();
        return changed;
    }

    /** As in RFC 7396, but that null is a value and takes nothing out: all settings are there at all times. */
    private static void merge(ObjectNode into, JsonNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isObject() && into.get(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, field.getValue());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }
}
