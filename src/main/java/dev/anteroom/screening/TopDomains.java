package dev.anteroom.screening;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ends of host names by which a bare one is known. */
final class TopDomains {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Those that people have heard of, and those that spam likes (Spamhaus, "The most abused top-level domains"). */
    private static final Set<String> GENERIC =
            Set.copyOf(List.of(("com net org info biz edu gov mil int name pro mobi tel asia cat jobs coop museum aero"
                            + " xyz top online site shop club store live icu vip win bid loan click link buzz app dev blog news media press"
                            + " cloud tech digital agency world today life space website fun work works money finance trade trading casino"
                            + " bet poker games game sex porn xxx adult cam dating date men stream download review reviews racing party science"
                            + " faith cricket accountant webcam rest cyou sbs monster quest bond cfd autos beauty hair skin makeup lol best"
                            + " art design studio photo photos video chat social email network systems solutions services support global"
                            + " group team company international marketing academy school university education health care clinic"
                            + " market sale deals discount gifts tickets tours travel hotel ltd inc llc gmbh page wiki bar pub cafe"
                            + " london berlin paris nyc tokyo moscow lat gal eus barcelona madrid quebec uno onion zone tips guru"
                            + " ninja rocks city center foundation community church bible exchange capital credit loans cash fund"
                            + " insure lawyer legal law tax rent estate house land property zip mov рф москва 中国 公司 рус укр")
                    .split(" ")));

    /** Ends that are also words, or of files, so that "gone.so it" is no host, nor is "readme.md". */
    private static final Set<String> WORDS =
            Set.copyOf(List.of(("es me no de la do is it in to us my so be at as am an by se al ve va mi si os ya te"
                            + " hm ma pa ha ni un tu su ser sur fin pro int name work works today life best fun game games men date team"
                            + " group care school market sale house land city center law tax rent bar pub art video photo news live"
                            + " money cash fund page zip mov sh py md rs pl ps pm cc ai app dev lol win top bid bond hair skin chat"
                            + " rest quest party review social space world club store shop link click site online email press media"
                            + " name cat sex ml mm ph vs st mr ms sr dr")
                    .split(" ")));

    private TopDomains() {}

    static boolean contains(String label) {
        return GENERIC.contains(label)
                || label.length() == 2
                        && (COUNTRIES.contains(label.toUpperCase(Locale.ROOT))
                                || Set.of("uk", "eu", "su", "ac").contains(label))
                || label.startsWith("xn--") && label.length() > 6;
    }

    /** Whether a word or a file may end like that. */
    static boolean isAlsoWord(String label) {
        return WORDS.contains(label);
    }

    /** Those that nobody writes by chance after a full stop. */
    static boolean isUnmistakable(String label) {
        return switch (label) {
            case "com", "net", "org", "info", "biz", "xyz", "ru", "icu", "onion" -> true;
            default -> false;
        };
    }
}
