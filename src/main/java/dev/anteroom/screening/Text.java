package dev.anteroom.screening;

import java.util.List;

/**
 * A text with what all checks want of it, worked out once and when it is first asked for. Used by one thread at a time.
 */
public final class Text {

    private final String original;
    private NormalForm normal;
    private Flat flat;
    private List<Link> links;
    private String language;
    private boolean languageKnown;

    private Text(String original) {
        this.original = original;
    }

    /** A text as its author typed it. */
    public static Text of(String original) {
        return new Text(original);
    }

    /** As typed; spans count in it. */
    public String original() {
        return original;
    }

    /** The one normal form that all checks go by. */
    public NormalForm normal() {
        if (normal == null) {
            normal = NormalForm.of(original);
        }
        return normal;
    }

    /** Its words in order, without case, accents and disguises. */
    public List<NormalForm.Word> words() {
        return normal().words();
    }

    /** The language, {@code en} or {@code es}; null for another, for several, or where there is too little to tell. */
    public String language() {
        if (!languageKnown) {
            language = Language.of(normal());
            languageKnown = true;
        }
        return language;
    }

    /** Addresses in it, in order, those without a scheme or in disguise too. */
    public List<Link> links() {
        if (links == null) {
            links = LinkScanner.links(flat());
        }
        return links;
    }

    /** For what is made of signs and digits. */
    Flat flat() {
        if (flat == null) {
            flat = Flat.of(original);
        }
        return flat;
    }
}
