package dev.anteroom.auth;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** How a moderator who is a person signs in. It may have no password: not yet, not any more, or elsewhere. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private UUID moderatorId;

    private String userName;
    private String passwordHash;
    private byte[] totpSecret;
    private boolean totpConfirmed;
    private long totpStep;
    private Instant createdAt;

    protected Account() {}

    static Account create(UUID moderatorId, String userName, Instant now) {
        Account account = new Account();
        account.moderatorId = moderatorId;
        account.userName = userName;
        account.createdAt = now;
        return account;
    }

    void rename(String userName) {
        this.userName = userName;
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    /** Leaves the name and nothing that lets anybody in. */
    void reset() {
        passwordHash = null;
        removeCodes();
    }

    /** Begins to set up codes. They are asked for once one has been shown to be right. */
    void enrol(byte[] secret) {
        totpSecret = secret;
        totpConfirmed = false;
        totpStep = 0;
    }

    /** Returns whether the code is right; from now on codes are asked for. */
    boolean confirm(String code, Instant now) {
        totpConfirmed = takes(code, now);
        return totpConfirmed;
    }

    /** Returns whether the code is right and was not used before, nor one after it. */
    boolean use(String code, Instant now) {
        return totpConfirmed && takes(code, now);
    }

    private boolean takes(String code, Instant now) {
        OptionalLong step = totpSecret == null ? OptionalLong.empty() : Totp.step(totpSecret, code, now, totpStep);
        step.ifPresent(used -> totpStep = used);
        return step.isPresent();
    }

    void removeCodes() {
        totpSecret = null;
        totpConfirmed = false;
        totpStep = 0;
    }

    UUID moderatorId() {
        return moderatorId;
    }

    String userName() {
        return userName;
    }

    /** Null: no password lets anybody in. */
    String passwordHash() {
        return passwordHash;
    }

    /** Whether codes were set up, be it that none has been shown to be right yet. */
    boolean isEnrolled() {
        return totpSecret != null;
    }

    boolean asksForCodes() {
        return totpConfirmed;
    }
}
