package dev.anteroom.threads;

import dev.anteroom.sites.Site;
import dev.anteroom.threads.ThreadTree.Node;
import dev.anteroom.threads.ThreadTree.Row;
import dev.anteroom.web.Cursor;
import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads threads from the database, in the caller's transaction. */
@ApplicationScoped
class ThreadReader {

    private static final int REPLIES_SHOWN = 50;

    /** What is shown of a comment and is not in the tree. */
    private record Text(String name, String body, String html, Instant editedAt) {}

    private final PageThreads threads;
    private final EntityManager database;
    private final Clock clock;

    ThreadReader(PageThreads threads, EntityManager database, Clock clock) {
        this.threads = threads;
        this.database = database;
        this.clock = clock;
    }

    PageThread thread(int siteId, UUID id) {
        return threads.withId(siteId, id).orElseThrow();
    }

    ThreadTree tree(int siteId, UUID thread) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT id, parent_id, state = 'APPROVED', author_key, created_at, published_at
                        FROM comment WHERE site_id = ?1 AND thread_id = ?2 AND published_at IS NOT NULL""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, thread)
                .getResultList();
        return ThreadTree.of(rows.stream()
                .map(row -> new Row(
                        (UUID) row[0], (UUID) row[1], (Boolean) row[2], (byte[]) row[3], (Instant) row[4], (Instant)
                                row[5]))
                .toList());
    }

    int count(int siteId, UUID thread) {
        return ((Number) database.createNativeQuery("""
                        SELECT count(*) FROM comment
                        WHERE site_id = ?1 AND thread_id = ?2 AND published_at IS NOT NULL AND state = 'APPROVED'""")
                        .setParameter(1, siteId)
                        .setParameter(2, thread)
                        .getSingleResult())
                .intValue();
    }

    ThreadView view(Site site, PageThread thread, ThreadTree tree, ThreadRequest request) {
        List<Node> siblings = siblings(tree, request);
        boolean more = siblings.size() > request.limit();
        List<Node> shown = more ? siblings.subList(0, request.limit()) : siblings;

        List<UUID> ids = new ArrayList<>();
        shown.forEach(node -> collect(node, ids));
        Map<UUID, Text> texts = texts(site.id(), ids);
        List<ThreadView.Item> items =
                shown.stream().map(node -> item(site, tree, node, texts)).toList();
        return new ThreadView(
                head(site, thread, tree.approved().size(), !tree.roots().isEmpty()),
                items,
                more ? cursor(shown.get(shown.size() - 1)) : null);
    }

    private ThreadView.Head head(Site site, PageThread thread, int comments, boolean isPublic) {
        ThreadView.State state = thread.isOpen(site, clock.instant()) ? ThreadView.State.OPEN : ThreadView.State.CLOSED;
        // Title and address are a stranger's words too: they are public when something on the page was.
        return isPublic
                ? new ThreadView.Head(thread.page(), thread.url(), thread.title(), state, comments)
                : new ThreadView.Head(thread.page(), null, null, state, comments);
    }

    private static List<Node> siblings(ThreadTree tree, ThreadRequest request) {
        List<Node> all;
        if (request.parent() == null) {
            all = tree.roots();
        } else {
            Node parent = tree.shown(request.parent());
            if (parent == null) {
                throw Refusal.of(ErrorCode.COMMENT_NOT_FOUND);
            }
            all = parent.replies;
        }
        List<Node> siblings = new ArrayList<>(all);
        if (request.newestFirst()) {
            Collections.reverse(siblings);
        }
        Cursor after = request.after();
        if (after != null) {
            siblings.removeIf(node -> !isAfter(node.row, after, request.newestFirst()));
        }
        return siblings;
    }

    private static boolean isAfter(Row row, Cursor cursor, boolean newestFirst) {
        int order = row.createdAt().compareTo(cursor.at());
        int sign = order != 0 ? order : row.id().compareTo(cursor.id());
        return newestFirst ? sign < 0 : sign > 0;
    }

    private static String cursor(Node last) {
        return new Cursor(last.row.createdAt(), last.row.id()).toString();
    }

    private static void collect(Node node, List<UUID> ids) {
        if (node.row.approved()) {
            ids.add(node.row.id());
        }
        node.replies.stream().limit(REPLIES_SHOWN).forEach(reply -> collect(reply, ids));
    }

    private Map<UUID, Text> texts(int siteId, List<UUID> ids) {
        List<Object[]> rows = database.createNativeQuery("""
                        SELECT id, name, body, html, edited_at FROM comment
                        WHERE site_id = ?1 AND id = ANY(?2) AND state = 'APPROVED'""", Object[].class)
                .setParameter(1, siteId)
                .setParameter(2, ids.toArray(UUID[]::new))
                .getResultList();
        Map<UUID, Text> texts = new HashMap<>();
        rows.forEach(row -> texts.put(
                (UUID) row[0], new Text((String) row[1], (String) row[2], (String) row[3], (Instant) row[4])));
        return texts;
    }

    private static ThreadView.Item item(Site site, ThreadTree tree, Node node, Map<UUID, Text> texts) {
        Row row = node.row;
        List<ThreadView.Item> replies = node.replies.stream()
                .limit(REPLIES_SHOWN)
                .map(reply -> item(site, tree, reply, texts))
                .toList();
        String repliesNext = node.replies.size() > REPLIES_SHOWN ? cursor(node.replies.get(REPLIES_SHOWN - 1)) : null;
        // No text: it was decided otherwise between the two reads, and what is dropped next is this answer.
        Text text = row.approved() ? texts.get(row.id()) : null;
        if (text == null) {
            return new ThreadView.Item(
                    row.id(), row.parent(), node.position, null, "", null, null, true, List.of(), replies, repliesNext);
        }
        Integer number = tree.number(row);
        String pseudonym = number == null ? null : pseudonym(site, number);
        return new ThreadView.Item(
                row.id(),
                row.parent(),
                node.position,
                new ThreadView.Author(text.name(), pseudonym),
                text.html(),
                row.createdAt(),
                text.editedAt(),
                false,
                references(site, tree, row, text.body()),
                replies,
                repliesNext);
    }

    private static String pseudonym(Site site, int number) {
        return switch (site.language()) {
            case EN -> "Anonymous " + number;
            case ES -> "Anónimo " + number;
        };
    }

    private static List<ThreadView.Reference> references(Site site, ThreadTree tree, Row row, String body) {
        List<ThreadView.Reference> references = new ArrayList<>();
        for (TimeReference reference : TimeReference.in(body)) {
            UUID target = null;
            for (Row earlier : tree.approved()) {
                if (isAfter(earlier, new Cursor(row.createdAt(), row.id()), false) || earlier == row) {
                    break;
                }
                LocalTime time = earlier.createdAt().atZone(site.timeZone()).toLocalTime();
                target = reference.matches(time) ? earlier.id() : target;
            }
            if (target != null) {
                references.add(new ThreadView.Reference(reference.text(), target));
            }
        }
        return references;
    }
}
