package dev.anteroom.base;

/** Short texts of administrators and moderators, such as names and notes: taken as they are, or refused. */
public final class Label {

    private Label() {}

    /** Whether it has something to see, at most so many UTF-16 units, and nothing that cannot be stored or shown. */
    public static boolean isText(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.codePoints().noneMatch(Label::isRefused);
    }

    private static boolean isRefused(int c) {
        return CodePoints.isRefused(c) || Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** Whether it is {@link #isText text} on one line. */
    public static boolean isLine(String text, int longest) {
        return isText(text, longest) && text.chars().noneMatch(Character::isISOControl);
    }
}
