package dev.anteroom.threads;

import java.util.Locale;
import java.util.Set;

/**
 * Query parameters that mail and advertising services add to links and that never choose what a page shows. Only sure
 * ones: {@code ref}, {@code source} or {@code id} may well choose it.
 */
final class TrackingParameters {

    private static final Set<String> NAMES = Set.of(
            // Google Analytics and Ads
            "_ga",
            "_gl",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "srsltid",
            // Facebook, Instagram, Microsoft, X, Yandex, TikTok, LinkedIn
            "fbclid",
            "igshid",
            "msclkid",
            "twclid",
            "yclid",
            "ttclid",
            "li_fat_id",
            // Mailchimp, HubSpot, Marketo
            "mc_cid",
            "mc_eid",
            "_hsenc",
            "_hsmi",
            "mkt_tok");

    private TrackingParameters() {}

    /** @param parameter one parameter of a query, {@code name=value} or just the name, percent-encoding normalised */
    static boolean contain(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || NAMES.contains(name);
    }
}
