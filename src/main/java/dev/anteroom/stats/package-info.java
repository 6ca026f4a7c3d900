/** How the work goes: figures of each site, for its moderators, from {@link dev.anteroom.stats.StatsResource}. A leaf. */
package dev.anteroom.stats;
