package dev.anteroom.bench;

/**
 * How much is done.
 *
 * @param windowSeconds length of a measured load
 * @param warmWindowSeconds length of a load while warming up
 * @param warmLeastSeconds before this, what is steady is code that is not compiled yet
 * @param warmCapSeconds when warming up is given up
 * @param rounds pairs of floor and ours
 * @param fewPending of the small queue
 * @param manyPending of the large queue
 * @param pages requests of a round of one kind of queue page
 * @param stock pending comments for the decisions
 * @param longRun posts without a stall
 * @param startsWithData starts on existing data
 * @param startsEmpty starts on an empty directory
 */
record Effort(
        int windowSeconds,
        int warmWindowSeconds,
        int warmLeastSeconds,
        int warmCapSeconds,
        int rounds,
        int fewPending,
        int manyPending,
        int pages,
        int stock,
        int longRun,
        int startsWithData,
        int startsEmpty) {

    /** Two slow cores need 60 to 90 seconds until C2 has compiled the way of a comment. */
    static final Effort FULL = new Effort(15, 10, 60, 180, 3, 10_000, 1_000_000, 300, 200_000, 60_000, 5, 3);

    /** Shows that everything runs; its figures mean nothing. */
    static final Effort QUICK = new Effort(2, 1, 0, 5, 3, 2_000, 20_000, 30, 20_000, 2_000, 2, 1);
}
