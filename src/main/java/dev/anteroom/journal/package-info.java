/**
 * The one append-only record of what happened. {@link dev.anteroom.journal.Journal} is its only writer; whoever wants
 * to know of changes observes {@link dev.anteroom.journal.Recorded}, which comes after the commit, from this node and
 * from the others alike. {@link dev.anteroom.journal.Sealer} seals it, {@link dev.anteroom.journal.Verification} looks
 * whether the seals are whole.
 */
package dev.anteroom.journal;
