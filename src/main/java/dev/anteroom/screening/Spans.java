package dev.anteroom.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is done with several spans. */
final class Spans {

    /** Of one finding; who sees a hundred places needs no more. */
    private static final int MOST = 100;

    private Spans() {}

    /** The same places in order, those that overlap as one; the first hundred of them. */
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).overlaps(span)) {
                Span before = merged.get(last);
                merged.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
            } else if (merged.size() < MOST) {
                merged.add(span);
            } else {
                return merged;
            }
        }
        return merged;
    }
}
