package dev.anteroom.tuning;

import dev.anteroom.screening.CopiesSettings;
import dev.anteroom.screening.LinksSettings;
import dev.anteroom.screening.PersonalSettings;
import dev.anteroom.screening.learning.ClassifierSettings;
import dev.anteroom.web.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a site screens, check by check, in the order in which they run.
 *
 * @param words the site's word lists, which are settings of their own
 * @param outside the site's own checker
 * @param rules the site's own rules, likewise; last, as they may speak of what the others found
 */
@Schema(name = "ScreeningSettings")
record ScreeningSettings(
        Switch words,
        Part<LinksSettings> links,
        Part<CopiesSettings> copies,
        Part<PersonalSettings> personal,
        Part<OutsideChoice> outside,
        Part<ClassifierSettings> classifier,
        Switch rules) {

    /** A new site screens nothing until somebody says so: what looks and does not ask is a surprise. */
    static final ScreeningSettings DEFAULTS = new ScreeningSettings(
            new Switch(CheckState.OFF),
            Part.off(LinksSettings.DEFAULT),
            Part.off(CopiesSettings.DEFAULTS),
            Part.off(PersonalSettings.DEFAULT),
            Part.off(OutsideChoice.NONE),
            Part.off(ClassifierSettings.DEFAULTS),
            new Switch(CheckState.OFF));

    /** The same with every check on, to see what each would say; but for the site's own checker, which stays as it is. */
    ScreeningSettings allHeard() {
        Switch on = new Switch(CheckState.ON);
        return new ScreeningSettings(
                on, links.heard(), copies.heard(), personal.heard(), outside, classifier.heard(), on);
    }

    /**
     * These, if nothing is missing.
     *
     * @throws Refusal {@code invalid-field} naming all that is
     */
    ScreeningSettings checked() {
        List<Refusal.FieldError> errors = new ArrayList<>();
        mustBe("words", words != null && words.state != null, errors);
        mustBe("links", isWhole(links), errors);
        mustBe("copies", isWhole(copies), errors);
        mustBe("personal", isWhole(personal), errors);
        mustBe("outside", isWhole(outside), errors);
        if (isWhole(outside)
                && outside.state() != CheckState.OFF
                && !outside.settings().isSet()) {
            errors.add(new Refusal.FieldError("outside.settings.url", "is missing: nobody can be asked"));
        }
        mustBe("classifier", isWhole(classifier), errors);
        mustBe("rules", rules != null && rules.state != null, errors);
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        return this;
    }

    /** The clauses that checks cite, by the names of their fields; without those that are not set. */
    Map<String, String> clauses() {
        Map<String, String> clauses = new LinkedHashMap<>();
        clauses.put("links.settings.clause", links.settings().clause());
        clauses.put("personal.settings.clause", personal.settings().clause());
        clauses.put("classifier.settings.clause", classifier.settings().clause());
        clauses.values().removeIf(Objects::isNull);
        return clauses;
    }

    private static boolean isWhole(Part<?> part) {
        return part != null && part.state() != null && part.settings() != null;
    }

    private static void mustBe(String check, boolean whole, List<Refusal.FieldError> errors) {
        if (!whole) {
            errors.add(new Refusal.FieldError(check, "must have a state, and settings where it has any"));
        }
    }

    /** Of a check whose settings stand elsewhere. */
    @Schema(name = "ScreeningSwitch")
    record Switch(CheckState state) {}
}
