package dev.anteroom.policy;

import dev.anteroom.base.Label;
import dev.anteroom.web.Refusal;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new version of a site's policy, whole. */
@Schema(name = "PolicyRequest")
record PolicyRequest(
        @NotEmpty(message = "must have at least one clause") List<Clause> clauses) {

    private static final int MOST_CLAUSES = 100;

    List<Clause> checked() {
        List<Refusal.FieldError> errors = new ArrayList<>();
        if (clauses.size() > MOST_CLAUSES) {
            throw Refusal.field("clauses", "must be at most " + MOST_CLAUSES);
        }
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            check(clauses.get(i), "clauses[" + i + "]", numbers, errors);
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        return List.copyOf(clauses);
    }

    private static void check(Clause clause, String field, Set<String> numbers, List<Refusal.FieldError> errors) {
        if (clause == null || clause.number() == null || !clause.number().matches("[0-9]{1,3}([.][0-9]{1,3})?")) {
            errors.add(new Refusal.FieldError(field + ".number", "must be like 2 or 2.1"));
            return;
        }
        if (!numbers.add(clause.number())) {
            errors.add(new Refusal.FieldError(field + ".number", "stands twice"));
        }
        if (clause.texts() == null || clause.texts().isEmpty()) {
            errors.add(new Refusal.FieldError(field + ".texts", "must be in at least one language"));
            return;
        }
        clause.texts().forEach((language, text) -> {
            String path = field + ".texts." + language.code();
            if (text == null || isNot(text.title(), 100) || isNot(text.text(), 2_000)) {
                errors.add(new Refusal.FieldError(
                        path, "must have a title of 1 to 100 and a text of 1 to 2000 characters"));
            }
        });
    }

    private static boolean isNot(String text, int longest) {
        return text == null || !Label.isText(text, longest);
    }
}
