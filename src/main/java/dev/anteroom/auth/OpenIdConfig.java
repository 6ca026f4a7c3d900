package dev.anteroom.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whom a provider of OpenID Connect vouches for. The provider itself is configured by {@code quarkus.oidc}. */
@ConfigMapping(prefix = "anteroom.open-id")
interface OpenIdConfig {

    /** The claim of the ID token that is the user name. One that people can set themselves lets them in as anybody. */
    @WithDefault("preferred_username")
    String claim();

    /** Where browsers are sent when they are signed in. */
    @WithDefault("/")
    String after();
}
