package dev.anteroom.auth;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** A person or script that reads or decides. */
@Entity
@Table(name = "moderator")
public class Moderator {

    @Id
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean allSites;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "moderator_site", joinColumns = @JoinColumn(name = "moderator_id"))
    @Column(name = "site_id")
    private Set<Integer> siteIds = new HashSet<>();

    private boolean active = true;

    private Instant createdAt;

    protected Moderator() {}

    static Moderator create(UUID id, String name, Instant now) {
        Moderator moderator = new Moderator();
        moderator.id = id;
        moderator.name = name;
        moderator.createdAt = now;
        return moderator;
    }

    /**
     * Gives a role and the sites that go with it.
     *
     * @param sites the sites' ids; null for all
     */
    void mayAct(Role role, Set<Integer> sites) {
        this.role = role;
        this.allSites = sites == null;
        siteIds.clear();
        if (!allSites) {
            siteIds.addAll(sites);
        }
    }

    void rename(String name) {
        this.name = name;
    }

    /** From now on nothing lets them in. */
    void deactivate() {
        active = false;
    }

    void reactivate() {
        active = true;
    }

    boolean isActive() {
        return active;
    }

    /** Whether they administer the service as a whole. */
    boolean isAdministrator() {
        return active && role == Role.ADMIN && allSites;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    Role role() {
        return role;
    }

    boolean allSites() {
        return allSites;
    }

    Set<Integer> siteIds() {
        return siteIds;
    }

    Instant createdAt() {
        return createdAt;
    }
}
