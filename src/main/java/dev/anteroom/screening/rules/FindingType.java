package dev.anteroom.screening.rules;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Optional;

/** What conditions can ask of a finding; a field that there is not is found before the rule runs. */
final class FindingType implements CelTypeProvider {

    static final Map<String, CelType> FIELDS = Map.of(
            "check", SimpleType.STRING,
            "outcome", SimpleType.STRING,
            "clause", SimpleType.STRING,
            "score", SimpleType.DOUBLE);

    static final StructType FINDING = StructType.create(
            "Finding", ImmutableSet.copyOf(FIELDS.keySet()), field -> Optional.ofNullable(FIELDS.get(field)));

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.of(FINDING);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return name.equals(FINDING.name()) ? Optional.of(FINDING) : Optional.empty();
    }
}
