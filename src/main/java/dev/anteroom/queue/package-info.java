/**
 * The queue: what waits for a moderator, and how they decide it. It is a query, not a copy; the top room, which may
 * enter all others.
 */
package dev.anteroom.queue;
