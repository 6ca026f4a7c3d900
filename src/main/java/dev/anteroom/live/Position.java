package dev.anteroom.live;

import dev.anteroom.journal.Entry;
import dev.anteroom.journal.Snapshot;
import dev.anteroom.journal.Stretch;
import java.util.List;
import java.util.UUID;

/**
 * How far a client has come in the journal: it is what the events' ids say. The same on every node, and after a restart.
 *
 * @param before what the stretch before its last entry left off at
 * @param after what the stretch with its last entry ends with
 * @param last that entry, or null where it has all of the stretch
 */
record Position(Snapshot before, Snapshot after, UUID last) {

    private static final char SEPARATOR = '/';

    static Position at(Snapshot moment) {
        return new Position(moment, moment, null);
    }

    static Position of(Stretch stretch, Entry last) {
        return new Position(stretch.before(), stretch.after(), last.id());
    }

    /**
     * @throws IllegalArgumentException if the text is none that {@link #toString} wrote
     */
    static Position parse(String text) {
        String[] parts = text.split(String.valueOf(SEPARATOR), -1);
        return switch (parts.length) {
            case 1 -> at(Snapshot.parse(parts[0], 0));
            case 3 -> new Position(Snapshot.parse(parts[0], 0), Snapshot.parse(parts[1], 0), UUID.fromString(parts[2]));
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Of what came after {@code before}, in order, that which the client does not have, up to a moment. */
    List<Stretch> missed(List<Entry> since, Snapshot now) {
        List<Entry> rest =
                since.stream().filter(entry -> after.sees(entry.tx())).toList();
        int had = -1;
        for (int i = 0; last != null && i < rest.size(); i++) {
            had = rest.get(i).id().equals(last) ? i : had;
        }
        List<Entry> next = since.stream()
                .filter(entry -> !after.sees(entry.tx()) && now.sees(entry.tx()))
                .toList();
        return List.of(
                new Stretch(before, after, last == null ? List.of() : rest.subList(had + 1, rest.size()), true),
                new Stretch(after, now, next, true));
    }

    @Override
    public String toString() {
        return last == null ? after.toString() : before.toString() + SEPARATOR + after + SEPARATOR + last;
    }
}
