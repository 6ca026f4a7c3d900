package dev.anteroom.comments.markup;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/** Says which signs inside a line are no marks. It is asked before commonmark's own parsers. */
final class InlineMarks implements InlineContentParser {

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        char sign = scanner.peek();
        return switch (sign) {
            case '*', '`' -> insideWord(scanner, sign);
            case '\\' -> escape(scanner);
            // HTML and entities are shown as typed.
            default -> text(scanner, 1);
        };
    }

    /** {@code sh*t}, {@code 5*3*2}, {@code don`t}. Han and kana are written without spaces and need marks in mid-text. */
    private static ParsedInline insideWord(Scanner scanner, char sign) {
        boolean after = isInWord(scanner.peekPreviousCodePoint());
        var start = scanner.position();
        int run = scanner.matchMultiple(sign);
        boolean before = isInWord(scanner.peekCodePoint());
        if (!after || !before) {
            return ParsedInline.none();
        }
        scanner.setPosition(start);
        return text(scanner, run);
    }

    private static boolean isInWord(int c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    /** A backslash hides the mark after it; before anything else it is itself. The shrug keeps its arm: {@code ¯\_(ツ)_/¯}. */
    private static ParsedInline escape(Scanner scanner) {
        scanner.next();
        char next = scanner.peek();
        if ("*`[]>".indexOf(next) >= 0) {
            return text(scanner, 1);
        }
        if (next == '_') {
            scanner.next();
            return ParsedInline.of(new Text("\\_"), scanner.position());
        }
        return ParsedInline.of(new Text("\\"), scanner.position());
    }

    private static ParsedInline text(Scanner scanner, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(scanner.peek());
            scanner.next();
        }
        return ParsedInline.of(new Text(text.toString()), scanner.position());
    }

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('*', '`', '\\', '<', '&');
        }

        @Override
        public InlineContentParser create() {
            return new InlineMarks();
        }
    }
}
