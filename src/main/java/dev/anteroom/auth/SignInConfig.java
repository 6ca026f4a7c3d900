package dev.anteroom.auth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people sign in, and how long that lasts. */
@ConfigMapping(prefix = "anteroom.sign-in")
interface SignInConfig {

    /** A session ends when nothing is done with it for so long. */
    @WithDefault("12h")
    Duration idle();

    /** A session ends after so long whatever is done with it. */
    @WithDefault("30d")
    Duration longest();

    /** How long an invitation can be accepted. */
    @WithDefault("72h")
    Duration invitation();

    /** Failures under one user name before each further one costs a wait. */
    @WithDefault("5")
    int failuresPerName();

    /** Failures from one address before each further one costs a wait. A newsroom may share one. */
    @WithDefault("100")
    int failuresPerAddress();

    /** The waits double up to this. */
    @WithDefault("15m")
    Duration longestWait();

    /** Passwords that are hashed at the same moment; each takes 12 MiB. */
    @WithDefault("2")
    int hashesAtOnce();
}
