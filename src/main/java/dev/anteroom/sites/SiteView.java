package dev.anteroom.sites;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A site as moderators see it; its secret is not among it. */
@Schema(name = "Site")
record SiteView(
        String key,
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
        Integer hideAfterReports,
        int policyVersion,
        Instant createdAt) {

    static SiteView of(Site site) {
        SiteSettings settings = site.settings();
        return new SiteView(
                site.key(),
                settings.name(),
                settings.origins(),
                settings.mode(),
                settings.trustedAfter(),
                settings.timeZone(),
                settings.language(),
                settings.editWindowSeconds(),
                settings.replyDepth(),
                settings.bodyLimit(),
                settings.closeAfterDays(),
                settings.hideAfterReports(),
                site.policyVersion(),
                site.createdAt());
    }
}
