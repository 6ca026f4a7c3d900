package dev.anteroom.comments;

/** A comment whose author took it back, told within the transaction: whoever keeps words about it forgets them. */
public record Withdrawn(Comment comment) {}
