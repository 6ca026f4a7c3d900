package dev.anteroom.auth;

import dev.anteroom.base.Secret;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.UUID;

/** How a moderator stands in Quarkus's idea of who makes a request. */
final class ModeratorIdentity {

    private static final String MODERATOR = "moderator";
    private static final String CREDENTIAL = "credential";
    private static final String SESSION = "session";

    private ModeratorIdentity() {}

    /**
     * @param credential the token or cookie that let them in
     * @param session the session, or null for a token
     */
    static SecurityIdentity of(Moderator moderator, String credential, UUID session) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(moderator::name)
                .addRoles(moderator.role().allows(moderator.allSites()))
                .addAttribute(MODERATOR, moderator)
                .addAttribute(CREDENTIAL, Secret.of(AccessToken.hash(credential)));
        if (session != null) {
            identity.addAttribute(SESSION, session);
        }
        return identity.build();
    }

    static Moderator moderator(SecurityIdentity identity) {
        return identity.getAttribute(MODERATOR);
    }

    static Secret credential(SecurityIdentity identity) {
        return identity.getAttribute(CREDENTIAL);
    }

    static UUID session(SecurityIdentity identity) {
        return identity.getAttribute(SESSION);
    }
}
