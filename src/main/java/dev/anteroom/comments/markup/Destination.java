package dev.anteroom.comments.markup;

import java.util.regex.Pattern;

/** Where a link may lead: to the web, by a whole address, and without a user name that looks like the host. */
final class Destination {

    private static final int MAX_LENGTH = 2_000;

    private static final Pattern WEB =
            Pattern.compile("https?://[^\\s<>\"/?#@\\\\]+(?:[/?#][^\\s<>\"]*+)?", Pattern.CASE_INSENSITIVE);

    private Destination() {}

    static boolean isWeb(String destination) {
        return destination.length() <= MAX_LENGTH && WEB.matcher(destination).matches();
    }
}
