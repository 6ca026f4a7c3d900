package dev.anteroom.queue;

import dev.anteroom.web.ErrorCode;
import dev.anteroom.web.Refusal;

/** Reads {@code order}: from which end the queue is worked. */
final class QueueOrder {

    private QueueOrder() {}

    static boolean isNewestFirst(String order) {
        if (order == null || order.equals("oldest")) {
            return false;
        }
        if (order.equals("newest")) {
            return true;
        }
        throw Refusal.of(ErrorCode.INVALID_PARAMETER, "order must be oldest or newest.");
    }
}
