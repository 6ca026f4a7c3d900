package dev.anteroom.comments.markup;

import org.commonmark.node.Block;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A paragraph that begins with a bracket. Commonmark's own takes {@code [1]: https://example.org} for the definition of
 * a reference and shows nothing of it; to a reader it is the source of a claim.
 */
final class BracketParagraph extends AbstractBlockParser {

    private final Paragraph block = new Paragraph();
    private final SourceLines lines = SourceLines.empty();

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean canHaveLazyContinuationLines() {
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        lines.addLine(line);
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
        inlineParser.parse(lines, block);
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            int start = state.getNextNonSpaceIndex();
            boolean bracket = state.getLine().getContent().charAt(start) == '[';
            boolean inParagraph = state.getActiveBlockParser().getBlock() instanceof Paragraph;
            return bracket && !inParagraph
                    ? BlockStart.of(new BracketParagraph()).atIndex(start)
                    : BlockStart.none();
        }
    }
}
