package dev.anteroom.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How moderators share the queue. */
@ConfigMapping(prefix = "anteroom.queue")
interface QueueConfig {

    /** How long a claim keeps colleagues away, counted from the claimant's last decision. */
    @WithDefault("5m")
    Duration claim();
}
