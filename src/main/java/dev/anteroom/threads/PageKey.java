package dev.anteroom.threads;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import dev.anteroom.base.InvalidText;

/**
 * By what a site's page is known: the id that the site gave it, so that a page may move, or else its {@link PageUrl}. An
 * id that is an address is taken as that address, so that either way leads to the same thread.
 */
public final class PageKey {

    /** UTF-16 units of an id that is no address; an address may have {@link PageUrl#MAX_LENGTH}. */
    public static final int MAX_ID_LENGTH = 500;

    private final String value;

    private PageKey(String value) {
        this.value = value;
    }

    /**
     * @param id what the site calls the page; null or blank if it does not say
     * @param url the address of the page; not looked at if there is an id
     * @throws InvalidText if the id, or without one the address, is none
     */
    public static PageKey of(String id, String url) {
        return id == null || id.isBlank() ? new PageKey(PageUrl.parse(url).value()) : parse(id);
    }

    /**
     * @param page an id or an address, as in {@code ?page=}
     * @throws InvalidText if it is neither
     */
    public static PageKey parse(String page) {
        if (page == null || page.isBlank()) {
            throw new InvalidText("The page is missing.");
        }
        String key = page.strip();
        if (PageUrl.looksLikeOne(key)) {
            return new PageKey(PageUrl.parse(key).value());
        }
        if (isPlain(key)) {
            return new PageKey(key);
        }
        if (key.length() > MAX_ID_LENGTH || key.codePoints().anyMatch(PageKey::isRefused)) {
            throw noId();
        }
        String id = Normalizer2.getNFCInstance().normalize(key);
        if (id.length() > MAX_ID_LENGTH) {
            throw noId();
        }
        return new PageKey(id);
    }

    /** Whether there is nothing to refuse or to normalise in it; most are so, and a front page asks for a hundred. */
    private static boolean isPlain(String key) {
        if (key.length() > MAX_ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < ' ' || key.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isRefused(int c) {
        return UCharacter.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c >= 0xFDD0 && c <= 0xFDEF
                || (c & 0xFFFE) == 0xFFFE;
    }

    private static InvalidText noId() {
        return new InvalidText("The page's id must have 1 to 500 characters and no control characters.");
    }

    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PageKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
