/**
 * An operator's own checker: an HTTP endpoint that is asked about a text before the transaction that stores the comment. It is
 * told nothing about the author, and whatever happens there, the comment waits in the queue.
 */
package dev.anteroom.screening.outside;
