package dev.anteroom.sites;

/** A new site, told within the transaction that creates it: its first policy is written by whoever keeps policies. */
public record SiteCreated(Site site) {}
