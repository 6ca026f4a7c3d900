package dev.anteroom.comments.markup;

import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.nibor.autolink.Span;

/**
 * Writes what {@link Marks} found as HTML. Line breaks stay, numbers of list items stay, addresses become links. A list
 * of one item outside all others is none: {@code - Ana} below a comment is a signature.
 */
final class HtmlWriter extends AbstractVisitor {

    private static final LinkExtractor ADDRESSES =
            LinkExtractor.builder().linkTypes(Set.of(LinkType.URL)).build();

    private final StringBuilder html;
    private final String source;

    /** The sign of a list that is none, to be written where its text begins. */
    private String sign = "";

    private boolean inLink;

    private HtmlWriter(String source) {
        this.source = source;
        this.html = new StringBuilder(source.length() * 2);
    }

    static String write(Node document, String source) {
        HtmlWriter writer = new HtmlWriter(source);
        document.accept(writer);
        return writer.html.toString();
    }

    @Override
    public void visit(Paragraph paragraph) {
        boolean bare = paragraph.getParent() instanceof ListItem item && isTight(item);
        html.append(bare ? "" : "<p>");
        Escape.append(html, sign);
        sign = "";
        visitChildren(paragraph);
        html.append(bare ? "" : "</p>");
    }

    private static boolean isTight(ListItem item) {
        return item.getParent() instanceof ListBlock list && list.isTight() && !isNone(list);
    }

    private static boolean isNone(ListBlock list) {
        return list.getParent() instanceof Document && list.getFirstChild() == list.getLastChild();
    }

    @Override
    public void visit(BlockQuote quote) {
        writeSignAlone();
        element("blockquote", quote);
    }

    private void writeSignAlone() {
        if (!sign.isEmpty()) {
            html.append("<p>").append(sign.strip()).append("</p>");
            sign = "";
        }
    }

    private void element(String name, Node node) {
        html.append('<').append(name).append('>');
        visitChildren(node);
        html.append("</").append(name).append('>');
    }

    @Override
    public void visit(BulletList list) {
        writeSignAlone();
        if (isNone(list)) {
            sign = list.getMarker() + " ";
            visitChildren(list.getFirstChild());
        } else {
            element("ul", list);
        }
    }

    /** An item whose number does not follow begins a list of its own, as HTML would count on. */
    @Override
    public void visit(OrderedList list) {
        writeSignAlone();
        if (isNone(list)) {
            sign = number(list.getFirstChild()) + ". ";
            visitChildren(list.getFirstChild());
            return;
        }
        int expected = -1;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            int number = number(item);
            if (number != expected) {
                html.append(expected < 0 ? "" : "</ol>");
                html.append(number == 1 ? "<ol>" : "<ol start=\"" + number + "\">");
            }
            item.accept(this);
            expected = number + 1;
        }
        html.append("</ol>");
    }

    private int number(Node item) {
        int start = item.getSourceSpans().get(0).getInputIndex();
        while (Openings.isSpace(source.charAt(start))) {
            start++;
        }
        int end = source.indexOf('.', start);
        return Integer.parseInt(source, start, end, 10);
    }

    @Override
    public void visit(ListItem item) {
        element("li", item);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        writeSignAlone();
        html.append("<pre><code>");
        Escape.append(html, code.getLiteral());
        html.append("</code></pre>");
    }

    @Override
    public void visit(Emphasis emphasis) {
        element("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        element("strong", emphasis);
    }

    @Override
    public void visit(Code code) {
        html.append("<code>");
        Escape.append(html, code.getLiteral());
        html.append("</code>");
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        html.append("<br>");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        html.append("<br>");
    }

    /** The words of a link inside a link, as of an image with a caption, belong to the outer one. */
    @Override
    public void visit(Link link) {
        if (inLink) {
            visitChildren(link);
            return;
        }
        inLink = true;
        openLink(link.getDestination());
        visitChildren(link);
        html.append("</a>");
        inLink = false;
    }

    private void openLink(String destination) {
        html.append("<a href=\"");
        Escape.append(html, destination);
        html.append("\">");
    }

    @Override
    public void visit(Text text) {
        String literal = text.getLiteral();
        if (inLink || !literal.contains("://")) {
            Escape.append(html, literal);
            return;
        }
        for (Span span : ADDRESSES.extractSpans(literal)) {
            String part = literal.substring(span.getBeginIndex(), span.getEndIndex());
            boolean link = span instanceof LinkSpan && Destination.isWeb(part);
            if (link) {
                openLink(part);
            }
            Escape.append(html, part);
            html.append(link ? "</a>" : "");
        }
    }
}
