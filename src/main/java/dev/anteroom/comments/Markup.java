package dev.anteroom.comments;

import dev.anteroom.comments.markup.Html;

/**
 * Shows a comment as HTML that is safe to put into any page. A small part of CommonMark counts as marks: emphasis, code,
 * quotes, lists and links to http and https; whatever else was typed, HTML included, is shown as typed.
 */
public final class Markup {

    private Markup() {}

    /**
     * HTML of {@code p}, {@code br}, {@code em}, {@code strong}, {@code blockquote}, {@code ul}, {@code ol} with
     * {@code start}, {@code li}, {@code pre}, {@code code} and {@code a} with {@code href} and
     * {@code rel="nofollow ugc noopener"}, well-formed, nested at most 30 deep, with no other attribute, comment or
     * entity than {@code &amp; &lt; &gt; &quot;}. Time is linear in the length of the text.
     */
    public static String html(CommentText text) {
        return Html.of(text.value());
    }
}
