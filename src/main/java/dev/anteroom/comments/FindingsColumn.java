package dev.anteroom.comments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anteroom.screening.Finding;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Findings as they are kept with their comment: JSON, or null where there are none. They are read whole or not at all. */
@Converter
class FindingsColumn implements AttributeConverter<List<Finding>, String> {

    /** What a newer version has added is left out: after a step back the queue is read all the same. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public String convertToDatabaseColumn(List<Finding> findings) {
        try {
            return findings == null || findings.isEmpty() ? null : JSON.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings can always be written", e);
        }
    }

    @Override
    public List<Finding> convertToEntityAttribute(String column) {
        try {
            return column == null ? List.of() : JSON.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Findings were written by this class", e);
        }
    }
}
