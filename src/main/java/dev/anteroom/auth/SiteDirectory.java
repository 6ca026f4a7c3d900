package dev.anteroom.auth;

/** What this room needs to know of sites: which key has which id. */
public interface SiteDirectory {

    /**
     * @throws dev.anteroom.web.Refusal {@code site-not-found}
     */
    int idOf(String key);

    String keyOf(int id);
}
