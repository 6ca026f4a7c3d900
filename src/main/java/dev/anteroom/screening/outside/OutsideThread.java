package dev.anteroom.screening.outside;

/**
 * The discussion, as a site's own checker is told of it.
 *
 * @param page the embedder's id of the page
 * @param url or null
 * @param title or null
 */
public record OutsideThread(String page, String url, String title) {}
