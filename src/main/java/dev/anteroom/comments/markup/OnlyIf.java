package dev.anteroom.comments.markup;

import org.commonmark.node.Node;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** Lets a block begin only where its mark is meant, and not deeper than anyone can follow. */
final class OnlyIf extends AbstractBlockParserFactory {

    /** Quotes and lists in one another, a list item counting twice. Ten thousand '>' would overflow the stack. */
    static final int MAX_DEPTH = 12;

    private final BlockParserFactory marks;
    private final Opening opening;

    OnlyIf(BlockParserFactory marks, Opening opening) {
        this.marks = marks;
        this.opening = opening;
    }

    @FunctionalInterface
    interface Opening {
        /** @param line the line up to its end, {@code start} where its first mark may be */
        boolean isMeant(CharSequence line, int start);
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        boolean meant = opening.isMeant(state.getLine().getContent(), state.getNextNonSpaceIndex());
        boolean fits = depth(matched.getMatchedBlockParser().getBlock()) < MAX_DEPTH;
        return meant && fits ? marks.tryStart(state, matched) : BlockStart.none();
    }

    private static int depth(Node block) {
        int depth = 0;
        for (Node parent = block.getParent(); parent != null; parent = parent.getParent()) {
            depth++;
        }
        return depth;
    }
}
