package dev.anteroom.sites;

import dev.anteroom.base.Secret;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A publication that embeds comments, with the settings that its administrators choose. */
@Entity
@Table(name = "site")
public class Site {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    private String key;
    private String name;
    private String[] origins;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    private int trustedAfter;
    private String timeZone;
    private String language;
    private int editWindow;
    private int replyDepth;
    private int bodyLimit;
    private Integer closeAfterDays;
    private Integer hideAfterReports;
    private int policyVersion;
    private byte[] secret;
    private Instant createdAt;

    @Version
    private int version;

    protected Site() {}

    static Site create(String key, SiteSettings settings, Clock clock) {
        Site site = new Site();
        site.key = key;
        site.secret = Secret.random().bytes();
        site.createdAt = clock.instant();
        site.change(settings);
        return site;
    }

    void change(SiteSettings settings) {
        name = settings.name();
        origins = settings.origins().toArray(String[]::new);
        mode = settings.mode();
        trustedAfter = settings.trustedAfter();
        timeZone = settings.timeZone();
        language = settings.language().code();
        editWindow = settings.editWindowSeconds();
        replyDepth = settings.replyDepth();
        bodyLimit = settings.bodyLimit();
        closeAfterDays = settings.closeAfterDays();
        hideAfterReports = settings.hideAfterReports();
    }

    SiteSettings settings() {
        return new SiteSettings(
                name,
                List.of(origins),
                mode,
                trustedAfter,
                timeZone,
                language(),
                editWindow,
                replyDepth,
                bodyLimit,
                closeAfterDays,
                hideAfterReports);
    }

    /** Puts a new version of the policy in force. */
    public void adopt(int policyVersion) {
        this.policyVersion = policyVersion;
    }

    public int id() {
        return id;
    }

    public String key() {
        return key;
    }

    public Mode mode() {
        return mode;
    }

    /** How many approved comments, less the rejected ones, make an author trusted. */
    public int trustedAfter() {
        return trustedAfter;
    }

    public ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    public Language language() {
        return Language.of(language);
    }

    /** How long after posting an author may edit an approved comment. */
    public Duration editWindow() {
        return Duration.ofSeconds(editWindow);
    }

    /** The deepest level of replies, from 0 (none) to 4. */
    public int replyDepth() {
        return replyDepth;
    }

    /** The longest comment, in characters as a person counts them. */
    public int bodyLimit() {
        return bodyLimit;
    }

    /** How many days after it was opened a thread closes by itself, or null for never. */
    public Integer closeAfterDays() {
        return closeAfterDays;
    }

    /** Whether open reports of such a weight together hide an approved comment until it is decided. */
    public boolean hidesAfter(double weight) {
        return hideAfterReports != null && weight >= hideAfterReports;
    }

    public int policyVersion() {
        return policyVersion;
    }

    /** Signs receipts and author keys. Never leaves the service. */
    public Secret secret() {
        return Secret.of(secret);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean allows(String origin) {
        return List.of(origins).contains(origin);
    }
}
