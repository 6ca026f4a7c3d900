package dev.anteroom.screening.learning;

/**
 * One decision of a moderator that stands.
 *
 * @param features of the text that it was about
 * @param rejected whether it was rejected
 */
public record Example(Features features, boolean rejected) {}
