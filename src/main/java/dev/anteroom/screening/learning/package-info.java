/**
 * The classifier: learns from the decisions of a site's moderators how likely a comment is to be rejected, and says by which
 * words. It is pure: examples go in, a {@link dev.anteroom.screening.learning.Model} with its
 * {@link dev.anteroom.screening.learning.Evaluation} comes out. It enters {@code screening} and the ground floor only.
 */
package dev.anteroom.screening.learning;
