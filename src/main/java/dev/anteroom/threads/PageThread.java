package dev.anteroom.threads;

import dev.anteroom.sites.Site;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;

/** The discussion of one page of a site; opened by the first comment on it. */
@Entity
@Table(name = "thread")
public class PageThread {

    @Id
    private UUID id;

    @PartitionKey
    private int siteId;

    private String page;
    private String url;
    private String title;
    private Instant createdAt;
    private Instant closedAt;

    protected PageThread() {}

    /** Closes it. Returns false where it was closed before. */
    boolean close(Instant now) {
        if (closedAt != null) {
            return false;
        }
        closedAt = now;
        return true;
    }

    /** Opens it again. Returns false where it was not closed by hand. */
    boolean reopen() {
        if (closedAt == null) {
            return false;
        }
        closedAt = null;
        return true;
    }

    /** Whether it takes comments: a moderator did not close it, and it is not too old for the site. */
    public boolean isOpen(Site site, Instant now) {
        boolean expired =
                site.closeAfterDays() != null && now.isAfter(createdAt.plus(Duration.ofDays(site.closeAfterDays())));
        return closedAt == null && !expired;
    }

    /** Since it was opened. */
    public Duration age(Instant now) {
        return Duration.between(createdAt, now);
    }

    public UUID id() {
        return id;
    }

    public int siteId() {
        return siteId;
    }

    /** What the page is known by. */
    public String page() {
        return page;
    }

    /** Where the page is, or null: only addresses on the site's own origins are kept. */
    public String url() {
        return url;
    }

    public String title() {
        return title;
    }
}
