package dev.anteroom.tuning;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an administrator chooses, whole.
 *
 * @param version with {@code VERSION}, and only then
 * @param shared whether other sites of the installation may begin with this one's model
 * @param lender key of the site whose model is used until there is one of its own; null for none
 */
@Schema(name = "ClassifierRequest")
record ClassifierRequest(
        @NotNull(message = "is missing") ClassifierUse use,

        @Schema(examples = "3") Integer version,
        @NotNull(message = "is missing") Boolean shared,

        @Schema(examples = "notes") String lender) {}
