package dev.anteroom.comments.markup;

import java.util.Set;
import org.commonmark.internal.BlockQuoteParser;
import org.commonmark.internal.FencedCodeBlockParser;
import org.commonmark.internal.ListBlockParser;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The part of CommonMark that counts in a comment. People who never heard of it type {@code # 1}, {@code <3}, {@code f***}
 * and {@code 1997. A good year}; so headings, rules, HTML, entities, images, indented code and reference links are no
 * marks at all, and the others count only where they can hardly be meant otherwise.
 */
final class Marks {

    /** Emphasis and links in one another. More is never meant; the writer and the sanitizer recurse into it. */
    private static final int MAX_INLINE_NESTING = 10;

    static final Parser PARSER = Parser.builder()
            // The parsers of commonmark are wrapped, not enabled: that is the only way to say where they do not count.
            .enabledBlockTypes(Set.of())
            .customBlockParserFactory(new OnlyIf(new BlockQuoteParser.Factory(), Openings::isQuote))
            .customBlockParserFactory(new OnlyIf(new ListBlockParser.Factory(), Openings::isListItem))
            .customBlockParserFactory(new OnlyIf(new FencedCodeBlockParser.Factory(), Openings::isCode))
            .customBlockParserFactory(new BracketParagraph.Factory())
            .customInlineContentParserFactory(new InlineMarks.Factory())
            .linkProcessor(new TypedLinks())
            .maxInlineNesting(MAX_INLINE_NESTING)
            // Where a list item begins, to read its number: commonmark counts up from the first one instead.
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private Marks() {}
}
