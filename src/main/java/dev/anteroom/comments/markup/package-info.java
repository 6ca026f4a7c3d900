/**
 * Marks in a comment: which there are, and the HTML that they become. Only {@link dev.anteroom.comments.Markup} comes in
 * here, with text that {@link dev.anteroom.comments.CommentText} has checked.
 */
package dev.anteroom.comments.markup;
