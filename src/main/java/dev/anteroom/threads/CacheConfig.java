package dev.anteroom.threads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much memory the threads may take. */
@ConfigMapping(prefix = "anteroom.cache")
interface CacheConfig {

    /** Bytes of ready answers kept in memory, roughly. */
    @WithDefault("33554432")
    long bytes();

    /** Pages whose thread and number of comments are remembered. */
    @WithDefault("50000")
    long pages();
}
