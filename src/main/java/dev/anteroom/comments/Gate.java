package dev.anteroom.comments;

import dev.anteroom.screening.flood.Challenge;
import dev.anteroom.screening.flood.Flood;
import dev.anteroom.screening.flood.Proof;
import dev.anteroom.screening.flood.Sender;
import dev.anteroom.sites.Site;
import dev.anteroom.threads.PageKey;
import dev.anteroom.web.ClientAddress;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.UUID;

/** Where comments come in one after the other: not too many of one sender's, and in an attack only with a proof of work. */
@ApplicationScoped
class Gate {

    private final ClientAddress address;
    private final Flood flood;
    private final Proof proof;

    Gate(ClientAddress address, Flood flood, Proof proof) {
        this.address = address;
        this.flood = flood;
        this.proof = proof;
    }

    /**
     * Lets a comment in, or refuses it. Nothing of the database is asked for it.
     *
     * @param idempotencyKey of the request, or null: what is sent again with it needs no other proof
     */
    void admit(
            HttpServerRequest request,
            Site site,
            byte[] authorKey,
            PageKey page,
            String answer,
            String idempotencyKey) {
        flood.admit(new Sender(
                site.id(),
                address.nameOfOutsider(request).orElse(null),
                authorKey == null ? null : HexFormat.of().formatHex(authorKey),
                page.value()));
        if (!flood.underAttack(site.id())) {
            return;
        }
        if (answer == null) {
            throw Refusal.of(ErrorCode.PROOF_REQUIRED);
        }
        String use = idempotencyKey == null ? "once " + UUID.randomUUID() : "key " + idempotencyKey;
        proof.spend(site.secret(), answer, use).ifPresent(fault -> {
            throw Refusal.of(ErrorCode.PROOF_INVALID, "The proof " + fault.words() + ".");
        });
    }

    /** A puzzle, as hard as the site needs it now. */
    Challenge challenge(Site site) {
        return proof.challenge(site.secret(), flood.proofNumbers(site.id()));
    }
}
