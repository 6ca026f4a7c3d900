package dev.anteroom.screening.learning;

import dev.anteroom.screening.Span;
import dev.anteroom.screening.Text;
import java.util.List;

/** What was learned from a site's decisions. Immutable, for many threads at once; about 800 kB. */
public final class Model {

    /** What one weighs in memory, in bytes. */
    public static final int BYTES = 3 * Grams.SIZE + 4 * Traits.COUNT + 100;

    /** What it says of a text. */
    public final class Reading {

        private final Tokens tokens;
        private final Features features;

        private Reading(Text text) {
            this.tokens = Tokens.of(text.original());
            this.features = Features.of(text.original(), tokens);
        }

        /** Of a rejection, 0 to 1. */
        public double chance() {
            return Model.this.chance(features);
        }

        /** The words that raised it most, in order; they are looked for each time. */
        public List<Span> spans() {
            return Reasons.of(weights, tokens, features);
        }
    }

    private final Weights weights;
    private final Calibration calibration;

    Model(Weights weights, Calibration calibration) {
        this.weights = weights;
        this.calibration = calibration;
    }

    /** The chance that a moderator rejects the text, 0 to 1. */
    public double chance(Features features) {
        return calibration.chance(weights.score(features));
    }

    /** The chance, and why. */
    public Reading read(Text text) {
        return new Reading(text);
    }

    /** As {@link #read(byte[])} takes it; up to about half a megabyte. */
    public byte[] bytes() {
        return StoredModel.write(weights, calibration);
    }

    /**
     * One that was stored.
     *
     * @throws UnreadableModel if the bytes are damaged, or were written by an edition that reads texts differently
     */
    public static Model read(byte[] bytes) throws UnreadableModel {
        return StoredModel.read(bytes);
    }

    Weights weights() {
        return weights;
    }

    Calibration calibration() {
        return calibration;
    }
}
