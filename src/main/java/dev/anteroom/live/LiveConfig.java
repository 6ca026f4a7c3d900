package dev.anteroom.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many may listen to one node. */
@ConfigMapping(prefix = "anteroom.live")
interface LiveConfig {

    /** Streams of threads that are open at once. */
    @WithDefault("1000")
    int readers();

    /** Streams of the queue that are open at once; counted apart, so that no crowd of readers keeps moderators out. */
    @WithDefault("200")
    int moderators();
}
