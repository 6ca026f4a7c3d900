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
}
