package dev.anteroom.tuning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How screening is run. */
@ConfigMapping(prefix = "anteroom.screening")
interface TuningConfig {

    /** What one check may take before the comment is held without it. */
    @WithDefault("2S")
    Duration limit();

    /** After how many decisions of a site's moderators its classifier is trained anew. */
    @WithDefault("250")
    int learnAfter();

    /** Whether the checkers of sites may be on addresses that are not public, such as the service's own machine. */
    @WithDefault("false")
    boolean privateCheckers();
}
