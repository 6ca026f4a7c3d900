package dev.anteroom.screening.flood;

/**
 * Of a comment that is about to come in.
 *
 * @param address name of the day of its place, or null where that is not known
 * @param author of one author on one site, or null
 * @param page key of the page in its site
 */
public record Sender(int site, String address, String author, String page) {}
