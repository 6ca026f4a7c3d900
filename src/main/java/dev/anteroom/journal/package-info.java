/**
 * The one append-only record of what happened. {@link dev.anteroom.journal.Journal} is its only writer; whoever wants
 * to know of changes observes {@link dev.anteroom.journal.Entry}, which comes after the commit, from this node and from
 * the others alike.
 */
package dev.anteroom.journal;
