/**
 * What happens, as it happens: streams of server-sent events for moderators and for readers, fed by the journal. The
 * feed is {@link dev.anteroom.live.LiveUpdates}; each connection is a {@link dev.anteroom.live.Listener}. A leaf.
 */
package dev.anteroom.live;
