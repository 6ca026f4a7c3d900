/**
 * Comments: what strangers post, from the one gate for untrusted input ({@link dev.anteroom.comments.Comment#submit}) to
 * the author's receipt. The state changes here and nowhere else, by the verbs of {@link dev.anteroom.comments.Comment}.
 * The queue and the policy stand above this room.
 */
package dev.anteroom.comments;
