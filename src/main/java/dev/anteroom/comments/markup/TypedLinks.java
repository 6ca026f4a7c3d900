package dev.anteroom.comments.markup;

import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code [words](https://example.org)} is a link, and so is an image, which would load from a stranger's server for every
 * reader. With any other destination it is what was typed.
 */
final class TypedLinks implements LinkProcessor {

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.destination() == null) {
            return LinkResult.none();
        }
        if (Destination.isWeb(link.destination()) && !link.text(scanner).isBlank()) {
            LinkResult words = LinkResult.wrapTextIn(new Link(link.destination(), null), scanner.position());
            return link.marker() == null ? words : words.includeMarker();
        }
        String rest =
                scanner.getSource(link.afterTextBracket(), scanner.position()).getContent();
        return LinkResult.replaceWith(new Text("[" + link.text(scanner) + "]" + rest), scanner.position());
    }
}
