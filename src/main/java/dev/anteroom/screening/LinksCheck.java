package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at where a comment links to, and how often (docs/screening.md). */
public final class LinksCheck implements Check {

    public static final String NAME = "links";

    private static final int MOST_NAMED = 5;

    private final LinksSettings settings;
    private final Set<String> allowed;
    private final Set<String> denied;

    /** The hosts of both lists, by what they look like. */
    private final Map<String, String> faces = new HashMap<>();

    public LinksCheck(LinksSettings settings) {
        this.settings = settings;
        this.allowed = Set.copyOf(settings.allowed());
        this.denied = Set.copyOf(settings.denied());
        allowed.forEach(host -> faces.put(HostNames.seen(host), host));
        denied.forEach(host -> faces.put(HostNames.seen(host), host));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> examine(Examination examination) {
        List<Link> others = new ArrayList<>();
        List<Link> refused = new ArrayList<>();
        List<Link> alike = new ArrayList<>();
        List<Link> shortened = new ArrayList<>();
        List<Link> disguised = new ArrayList<>();
        for (Link link : examination.text().links()) {
            if (HostNames.isAmong(link.host(), denied)) {
                refused.add(link);
            } else if (!HostNames.isAmong(link.host(), allowed)) {
                add(link, isLookAlike(link.host()), alike);
                add(link, HostNames.isAmong(link.host(), HostNames.SHORTENERS), shortened);
                add(link, link.disguised(), disguised);
                others.add(link);
            }
        }
        List<Finding> findings = new ArrayList<>();
        say(findings, refused, settings.deniedOutcome(), "Links to a denied host: ");
        say(findings, alike, settings.lookAlike(), "Links to a host that looks like another: ");
        say(findings, shortened, settings.shortener(), "Links through a shortener: ");
        say(findings, disguised, settings.disguised(), "Hides a link: ");
        int count = refused.size() + others.size();
        if (count > settings.most()) {
            List<Link> all = new ArrayList<>(refused);
            all.addAll(others);
            say(findings, all, settings.tooMany(), "Has " + count + " links: ");
        }
        return findings;
    }

    private static void add(Link link, boolean is, List<Link> links) {
        if (is) {
            links.add(link);
        }
    }

    private boolean isLookAlike(String host) {
        if (HostNames.isMixed(host)) {
            return true;
        }
        if (faces.isEmpty()) {
            return false;
        }
        // As a host below it, too: the end of the name is what one would trust.
        for (String face = HostNames.seen(host); ; ) {
            if (faces.containsKey(face)) {
                return true;
            }
            int dot = face.indexOf('.');
            if (dot < 0) {
                return false;
            }
            face = face.substring(dot + 1);
        }
    }

    private void say(List<Finding> findings, List<Link> links, Outcome outcome, String what) {
        if (links.isEmpty() || outcome == Outcome.NONE) {
            return;
        }
        Set<String> hosts = new LinkedHashSet<>();
        links.forEach(link -> hosts.add(link.host()));
        String named = String.join(", ", hosts.stream().limit(MOST_NAMED).toList());
        findings.add(Finding.of(
                NAME,
                outcome,
                settings.clause(),
                what + named + (hosts.size() > MOST_NAMED ? ", …" : ""),
                Spans.merged(links.stream().map(Link::span).toList())));
    }
}
