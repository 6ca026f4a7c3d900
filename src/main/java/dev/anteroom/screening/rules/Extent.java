package dev.anteroom.screening.rules;

/**
 * How large a value can be.
 *
 * @param size characters of a string, elements of a list, 1 for the rest
 * @param element that of a list, or null
 */
record Extent(long size, Extent element) {

    static final Extent ONE = new Extent(1, null);

    static Extent string(long characters) {
        return new Extent(characters, null);
    }

    static Extent list(long count, Extent element) {
        return new Extent(count, element);
    }

    Extent elementOrOne() {
        return element == null ? ONE : element;
    }

    /** Everything in it, in characters or values. */
    long whole() {
        return element == null ? size : size * element.whole();
    }

    /** As large as the larger of the two. */
    Extent or(Extent other) {
        Extent each = element == null ? other.element : other.element == null ? element : element.or(other.element);
        return new Extent(Math.max(size, other.size), each);
    }
}
