package dev.anteroom.journal;

import java.util.Comparator;
import java.util.List;

/**
 * What could be seen of the journal at one moment and not at another before it. Stretches follow each other without a
 * gap, and each entry is in exactly one.
 *
 * @param entries in order of time
 * @param whole whether these are all; false where they were too many to be read
 */
public record Stretch(Snapshot before, Snapshot after, List<Entry> entries, boolean whole) {

    /** In one batch of one node many have the same time; their ids are in order. */
    static final Comparator<Entry> ORDER = Comparator.comparing(Entry::at).thenComparing(Entry::id);
}
