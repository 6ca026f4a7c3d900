package dev.anteroom.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How the first administrator comes in, and where browsers find the service. */
@ConfigMapping(prefix = "anteroom")
interface AuthConfig {

    /** The access token of the first administrator. Without it one is made at the first start. */
    Optional<String> adminToken();

    /** Scheme, host and port that browsers see, such as {@code https://comments.example}. Else each request says. */
    Optional<String> origin();

    /** Where the file {@code admin-token} is written when the token was made. */
    @WithDefault("data")
    Path dataDir();
}
