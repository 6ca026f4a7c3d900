package dev.anteroom.screening;

import dev.anteroom.base.InvalidText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a site makes of links. What is null is as in {@link #DEFAULT}.
 *
 * @param most links in one comment, 0 to 100, those to allowed hosts not counted
 * @param tooMany what follows where there are more
 * @param allowed hosts, with all below them, of which nothing is said
 * @param denied likewise, hosts that nobody may link to
 * @param deniedOutcome what follows where one does
 * @param lookAlike what follows for a host that looks like one of either list but is not, or mixes alphabets
 * @param shortener what follows for a link through a shortener, unless it is allowed
 * @param disguised what follows for a link that is written so that machines do not see it
 * @param clause of the policy that all of these go against, or null; a rejection needs one
 */
public record LinksSettings(
        Integer most,
        Outcome tooMany,
        List<String> allowed,
        List<String> denied,
        Outcome deniedOutcome,
        Outcome lookAlike,
        Outcome shortener,
        Outcome disguised,
        String clause) {

    public static final int GREATEST_MOST = 100;
    public static final int MOST_HOSTS = 1_000;

    public static final LinksSettings DEFAULT = new LinksSettings(null, null, null, null, null, null, null, null, null);

    /** @throws InvalidText if a number or a host is none; its message says which, in a sentence */
    public LinksSettings {
        most = most == null ? 2 : most;
        tooMany = tooMany == null ? Outcome.HOLD : tooMany;
        allowed = hosts(allowed, "allowed");
        denied = hosts(denied, "denied");
        deniedOutcome = deniedOutcome == null ? Outcome.HOLD : deniedOutcome;
        lookAlike = lookAlike == null ? Outcome.HOLD : lookAlike;
        shortener = shortener == null ? Outcome.HOLD : shortener;
        disguised = disguised == null ? Outcome.HOLD : disguised;
        if (most < 0 || most > GREATEST_MOST) {
            throw new InvalidText("The number of links is from 0 to " + GREATEST_MOST + ".");
        }
        Outcome strictest =
                tooMany.or(deniedOutcome).or(lookAlike).or(shortener).or(disguised);
        ClauseNumber.mustBeSound(clause, strictest);
    }

    private static List<String> hosts(List<String> typed, String which) {
        if (typed == null) {
            return List.of();
        }
        if (typed.size() > MOST_HOSTS) {
            throw new InvalidText("There are too many " + which + " hosts: at most 1,000.");
        }
        Set<String> hosts = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            String host = typed.get(i) == null
                    ? ""
                    : HostNames.canonical(withoutStar(typed.get(i).strip()));
            if (!HostNames.isSound(host)) {
                throw new InvalidText("Host " + (i + 1) + " of those " + which
                        + " is none: write it as example.com, without https: and without a path.");
            }
            hosts.add(host);
        }
        return List.copyOf(hosts);
    }

    /** Below a host is always meant too. */
    private static String withoutStar(String host) {
        return host.startsWith("*.") ? host.substring(2) : host;
    }
}
