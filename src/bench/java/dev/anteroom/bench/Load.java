package dev.anteroom.bench;

/**
 * What a load saw.
 *
 * @param perSecond answers
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param max milliseconds
 */
record Load(long answers, double perSecond, double p50, double p99, double max) {

    @Override
    public String toString() {
        return "%s/s, p50 %s ms, p99 %s ms, max %s ms"
                .formatted(Numbers.round(perSecond), Numbers.round(p50), Numbers.round(p99), Numbers.round(max));
    }
}
