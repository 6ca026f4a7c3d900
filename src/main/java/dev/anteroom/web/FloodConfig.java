package dev.anteroom.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether strangers who send too much are slowed down. */
@ConfigMapping(prefix = "anteroom.flood")
public interface FloodConfig {

    /** Turned off for tests and for machines that all readers seem to come from. */
    @WithDefault("true")
    boolean enabled();

    /** Comments from one address at once; as many again in ten minutes. */
    @WithDefault("20")
    int perAddress();

    /** Comments with one author's secret at once; as many again in ten minutes. */
    @WithDefault("10")
    int perAuthor();

    /** Comments in one thread in a minute. */
    @WithDefault("300")
    int perThread();

    /** Comments on one site in a minute. */
    @WithDefault("1200")
    int perSite();

    /** How long who sends too much waits at first; it doubles with each further time. */
    @WithDefault("10s")
    Duration firstWait();

    /** And at most. */
    @WithDefault("15m")
    Duration longestWait();

    /** Comments in a minute below which no site is under attack. */
    @WithDefault("30")
    int attackFrom();

    /** How many times a site's usual number a minute is an attack. */
    @WithDefault("10")
    int attackFactor();

    /** Numbers that a browser has to try at most where a site is under attack; up to twenty times as many in a heavy one. */
    @WithDefault("50000")
    int proofNumbers();
}
