package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a site makes of what tells who somebody is or where. What is null is as in {@link #DEFAULT}.
 *
 * @param email what follows for e-mail addresses
 * @param phone for telephone numbers
 * @param address for postal addresses
 * @param number for numbers of persons, cards, accounts and cars
 * @param regions countries (ISO 3166, two letters) whose telephone numbers are known without a country code, at most 10;
 *     empty: those where the site's language is spoken
 * @param allowed what may be said, such as the site's own e-mail address: compared without case, spaces and signs between
 *     digits
 * @param clause of the policy that all of these go against, or null; a rejection needs one
 */
public record PersonalSettings(
        Outcome email,
        Outcome phone,
        Outcome address,
        Outcome number,
        List<String> regions,
        List<String> allowed,
        String clause) {

    public static final int MOST_REGIONS = 10;
    public static final int MOST_ALLOWED = 100;

    private static final int LONGEST_ALLOWED = 200;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public static final PersonalSettings DEFAULT = new PersonalSettings(null, null, null, null, null, null, null);

    /** @throws InvalidText if something in it is none; its message says what, in a sentence */
    public PersonalSettings {
        email = email == null ? Outcome.HOLD : email;
        phone = phone == null ? Outcome.HOLD : phone;
        address = address == null ? Outcome.HOLD : address;
        number = number == null ? Outcome.HOLD : number;
        regions = regions == null ? List.of() : regions;
        allowed = allowed == null ? List.of() : allowed;
        if (regions.size() > MOST_REGIONS
                || !regions.stream().allMatch(region -> region != null && COUNTRIES.contains(region))) {
            throw new InvalidText("The regions are at most 10 countries, each as two capital letters, such as MX.");
        }
        if (allowed.size() > MOST_ALLOWED
                || !allowed.stream()
                        .allMatch(what -> what != null && !what.isBlank() && what.length() <= LONGEST_ALLOWED)) {
            throw new InvalidText(
                    "What is allowed is at most 100 lines of at most 200 characters, none of them empty.");
        }
        ClauseNumber.mustBeSound(clause, email.or(phone).or(address).or(number));
        regions = List.copyOf(regions);
        allowed = List.copyOf(allowed);
    }
}
