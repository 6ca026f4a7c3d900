package dev.anteroom.threads;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The shape of a thread without its texts: who replied to whom, in which place, by which pseudonym. Small enough to
 * be read whole even for a thread of ten thousand comments.
 */
final class ThreadTree {

    /** A comment that is, or once was, public. */
    record Row(UUID id, UUID parent, boolean approved, byte[] authorKey, Instant createdAt, Instant publishedAt) {}

    /** A comment that has a place in the thread. */
    static final class Node {
        final Row row;
        final List<Node> replies = new ArrayList<>();
        String position;
        private boolean shown;

        private Node(Row row) {
            this.row = row;
        }
    }

    private static final Comparator<Row> OLDEST =
            Comparator.comparing(Row::createdAt).thenComparing(Row::id);

    private final List<Node> roots = new ArrayList<>();
    private final Map<UUID, Node> nodes = new HashMap<>();
    private final List<Row> approved = new ArrayList<>();
    private final Map<ByteBuffer, Integer> pseudonyms = new HashMap<>();

    static ThreadTree of(List<Row> rows) {
        ThreadTree tree = new ThreadTree();
        tree.hang(rows.stream().sorted(OLDEST).toList());
        tree.roots.removeIf(tree::isEmpty);
        number(tree.roots, "");
        tree.name(rows);
        return tree;
    }

    private void hang(List<Row> rows) {
        for (Row row : rows) {
            nodes.put(row.id(), new Node(row));
            if (row.approved()) {
                approved.add(row);
            }
        }
        // Two rounds: with a clock that was set back, a reply can be older than what it replies to.
        for (Row row : rows) {
            Node node = nodes.get(row.id());
            Node parent = row.parent() == null ? null : nodes.get(row.parent());
            (parent == null ? roots : parent.replies).add(node);
        }
    }

    /** Takes out what is not public, but keeps the place of one that has public replies. */
    private boolean isEmpty(Node node) {
        node.replies.removeIf(this::isEmpty);
        node.shown = node.row.approved() || !node.replies.isEmpty();
        return !node.shown;
    }

    private static void number(List<Node> siblings, String prefix) {
        int number = 1;
        for (Node node : siblings) {
            node.position = prefix + number++;
            number(node.replies, node.position + ".");
        }
    }

    /**
     * Numbers the authors by first appearance, which is the first publication: a number never tells of a comment
     * that nobody saw, and stays when an older comment is let in later or one is taken out.
     */
    private void name(List<Row> rows) {
        rows.stream()
                .filter(row -> row.authorKey() != null)
                .sorted(Comparator.comparing(Row::publishedAt).thenComparing(OLDEST))
                .forEach(row -> pseudonyms.putIfAbsent(ByteBuffer.wrap(row.authorKey()), pseudonyms.size() + 1));
    }

    List<Node> roots() {
        return roots;
    }

    /** A comment that has a place, or null. */
    Node shown(UUID id) {
        Node node = nodes.get(id);
        return node != null && node.shown ? node : null;
    }

    /** The public comments, oldest first. */
    List<Row> approved() {
        return approved;
    }

    /** The author's number in the thread, from 1, or null for an author without a key. */
    Integer number(Row row) {
        return row.authorKey() == null ? null : pseudonyms.get(ByteBuffer.wrap(row.authorKey()));
    }
}
