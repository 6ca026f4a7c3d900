package dev.anteroom.sites;

import dev.anteroom.base.InvalidText;
import dev.anteroom.base.Label;
import dev.anteroom.web.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What an administrator chooses for a site, checked when made: all that is wrong is said at once.
 *
 * @param editWindowSeconds 0 to 86,400
 * @param replyDepth 0 to 4
 * @param bodyLimit 1 to 10,000 characters
 * @param closeAfterDays 1 to 36,500, or null for never
 * @param hideAfterReports 1 to 1,000, or null for never
 */
record SiteSettings(
        String name,
        List<String> origins,
        Mode mode,
        int trustedAfter,
        String timeZone,
        Language language,
        int editWindowSeconds,
        int replyDepth,
        int bodyLimit,
        Integer closeAfterDays,
        Integer hideAfterReports) {

    private static final int MOST_ORIGINS = 50;

    SiteSettings {
        List<Refusal.FieldError> errors = new ArrayList<>();
        name = name == null ? "" : name.strip();
        if (!Label.isLine(name, 200)) {
            errors.add(new Refusal.FieldError("name", "must be 1 to 200 characters"));
        }
        origins = origins(origins, errors);
        try {
            timeZone = ZoneId.of(timeZone).getId();
        } catch (DateTimeException unknown) {
            errors.add(new Refusal.FieldError("timeZone", "must be an IANA time zone such as America/Mexico_City"));
        }
        within("trustedAfter", trustedAfter, 1, 1_000, errors);
        within("editWindowSeconds", editWindowSeconds, 0, 86_400, errors);
        within("replyDepth", replyDepth, 0, 4, errors);
        within("bodyLimit", bodyLimit, 1, 10_000, errors);
        if (closeAfterDays != null) {
            within("closeAfterDays", closeAfterDays, 1, 36_500, errors);
        }
        if (hideAfterReports != null) {
            within("hideAfterReports", hideAfterReports, 1, 1_000, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
    }

    private static List<String> origins(List<String> asked, List<Refusal.FieldError> errors) {
        List<String> origins = new ArrayList<>();
        if (asked.size() > MOST_ORIGINS) {
            errors.add(new Refusal.FieldError("origins", "must be at most " + MOST_ORIGINS));
            return origins;
        }
        for (int i = 0; i < asked.size(); i++) {
            try {
                String origin = Origin.parse(asked.get(i)).value();
                if (!origins.contains(origin)) {
                    origins.add(origin);
                }
            } catch (InvalidText invalid) {
                errors.add(new Refusal.FieldError("origins[" + i + "]", invalid.getMessage()));
            }
        }
        return origins;
    }

    private static void within(String field, int value, int least, int most, List<Refusal.FieldError> errors) {
        if (value < least || value > most) {
            errors.add(new Refusal.FieldError(field, "must be from " + least + " to " + most));
        }
    }
}
