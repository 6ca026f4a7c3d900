package dev.anteroom.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether strangers who send too much are slowed down. */
@ConfigMapping(prefix = "anteroom.flood")
public interface FloodConfig {

    /** Turned off for tests and for machines that all readers seem to come from. */
    @WithDefault("true")
    boolean enabled();
}
