/**
 * Sites: the publications that embed comments, kept in memory since every request names one. Administrators enter by
 * {@link dev.anteroom.sites.SiteResource}, other rooms by {@link dev.anteroom.sites.Sites}.
 */
package dev.anteroom.sites;
