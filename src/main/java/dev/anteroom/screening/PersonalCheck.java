package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks for what tells who somebody is or where they live: a name with an address can cost a life. It says that there is
 * such a thing and where, and never repeats it (docs/screening.md).
 */
public final class PersonalCheck implements Check {

    public static final String NAME = "personal";

    private final PersonalSettings settings;
    private final Set<String> allowed = new HashSet<>();

    public PersonalCheck(PersonalSettings settings) {
        this.settings = settings;
        settings.allowed().forEach(what -> allowed.add(bare(what)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        Flat text = examination.text().flat();
        List<Finding> findings = new ArrayList<>();
        if (settings.email() != Outcome.NONE) {
            say(findings, examination, Emails.in(text), settings.email(), "E-mail address");
        }
        if (!text.hasDigit()) {
            return findings;
        }
        List<Token> tokens = Token.of(text);
        List<Span> numbers = new ArrayList<>(IdNumbers.in(text, tokens));
        numbers.addAll(Plates.in(text, tokens));
        if (settings.number() != Outcome.NONE) {
            say(findings, examination, numbers, settings.number(), "Number of a person, card, account or car");
        }
        if (settings.phone() != Outcome.NONE) {
            Phones phones = Phones.in(text, regions(examination.submission().siteLanguage()), links(examination));
            // An ID number in the form of a telephone number is an ID number.
            List<Span> others = phones.spans().stream()
                    .filter(phone -> numbers.stream().noneMatch(phone::overlaps))
                    .toList();
            say(findings, examination, others, settings.phone(), "Telephone number");
            if (!phones.isWhole()) {
                findings.add(
                        Finding.of(NAME, Outcome.HOLD, null, "There are too many numbers to look at each.", List.of()));
            }
        }
        if (settings.address() != Outcome.NONE) {
            say(findings, examination, Addresses.in(text, tokens), settings.address(), "Postal address");
        }
        return findings;
    }

    private List<String> regions(String siteLanguage) {
        if (!settings.regions().isEmpty()) {
            return settings.regions();
        }
        return "es".equals(siteLanguage) ? List.of("MX", "ES", "CO", "AR", "US") : List.of("US", "GB", "MX");
    }

    private static List<Span> links(Examination examination) {
        return examination.text().links().stream().map(Link::span).toList();
    }

    private void say(List<Finding> findings, Examination examination, List<Span> places, Outcome outcome, String what) {
        String text = examination.text().original();
        List<Span> spans = places.stream()
                .filter(span -> allowed.isEmpty() || !allowed.contains(bare(span.of(text))))
                .toList();
        if (!spans.isEmpty()) {
            List<Span> merged = Spans.merged(spans);
            String detail = merged.size() == 1 ? what + "." : what + ", in " + merged.size() + " places.";
            findings.add(Finding.of(NAME, outcome, settings.clause(), detail, merged));
        }
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || c == '@')
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
