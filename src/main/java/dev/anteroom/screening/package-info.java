/**
 * Screening: what the service itself sees in a comment as it comes in. It knows no comment, site or thread: facts arrive
 * as a {@link dev.anteroom.screening.Submission}, the past as a {@link dev.anteroom.screening.History}, and what was seen
 * leaves as a {@link dev.anteroom.screening.Verdict}. It enters the ground floor only, and is tested without a database.
 */
package dev.anteroom.screening;
