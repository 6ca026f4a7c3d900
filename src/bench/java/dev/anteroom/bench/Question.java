package dev.anteroom.bench;

import java.io.IOException;
import java.util.List;

/**
 * Something that moderators ask for or do.
 *
 * @param times in one round
 */
record Question(String words, int times, Asked asked) {

    /** Asks it once more; nanoseconds until it was answered. */
    interface Asked {
        long of(Desk desk, int time) throws IOException;
    }

    private static final String QUEUE = "/api/v1/queue?site=" + Newspaper.SITE + "&order=";
    private static final String SEARCH = "/api/v1/comments?site=" + Newspaper.SITE + "&q=";

    /** @param pages how often what is quick is asked for in one round */
    static List<Question> all(int pages) {
        Vocabulary vocabulary = new Vocabulary(2026);
        int few = Math.max(2, pages / 30);
        return List.of(
                new Question("queue, oldest, first page", pages, (desk, i) -> desk.get(QUEUE + "oldest")),
                new Question(
                        "queue, oldest, deep", pages, (desk, i) -> desk.get(QUEUE + "oldest&cursor=" + desk.cursor(i))),
                new Question("queue, newest, first page", pages, (desk, i) -> desk.get(QUEUE + "newest")),
                new Question(
                        "queue, newest, deep", pages, (desk, i) -> desk.get(QUEUE + "newest&cursor=" + desk.cursor(i))),
                new Question("queue, risk, first page", pages, (desk, i) -> desk.get(QUEUE + "risk")),
                new Question(
                        "queue, risk, deep", pages, (desk, i) -> desk.get(QUEUE + "risk&cursor=" + desk.riskCursor(i))),
                new Question("summary", pages, (desk, i) -> desk.get("/api/v1/queue/summary?site=" + Newspaper.SITE)),
                new Question("claim of 20, newest", pages, (desk, i) -> desk.claimTwenty("newest")),
                new Question("claim of 20, risk", pages, (desk, i) -> desk.claimTwenty("risk")),
                new Question("decide one", pages, Desk::decideOne),
                new Question("decide 1,000", few, (desk, i) -> desk.decideThousand()),
                new Question(
                        "copies, first page of 5,000",
                        pages,
                        (desk, i) -> desk.get("/api/v1/comments/" + desk.copy() + "/similar")),
                new Question("decide 5,000 copies along", 1, (desk, i) -> desk.decideFlood()),
                new Question("context", pages, (desk, i) -> desk.get("/api/v1/comments/" + desk.anything(i))),
                new Question("search, common word", pages, (desk, i) -> desk.get(SEARCH + vocabulary.word(1 + i % 20))),
                new Question("search, a word of 50 comments", pages, (desk, i) -> desk.get(SEARCH + Stock.RARE)),
                new Question(
                        "search, part of a common word",
                        few,
                        (desk, i) -> desk.getOrRefused(
                                SEARCH + "*" + vocabulary.word(1 + i % 5).substring(1))),
                new Question(
                        "search, part of a rare word",
                        2,
                        (desk, i) -> desk.getOrRefused(SEARCH + "*" + Stock.RARE.substring(1))),
                new Question(
                        "journal, first page", pages, (desk, i) -> desk.get("/api/v1/journal?site=" + Newspaper.SITE)),
                new Question(
                        "journal, approvals",
                        pages,
                        (desk, i) -> desk.get("/api/v1/journal?kind=comment.approved&site=" + Newspaper.SITE)),
                new Question("stats of a week, by day", few, Desk::stats));
    }
}
