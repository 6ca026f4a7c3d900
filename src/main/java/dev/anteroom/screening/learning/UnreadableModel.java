package dev.anteroom.screening.learning;

import java.io.IOException;

/** Bytes that are no model of this edition. The cure is to train anew. */
public final class UnreadableModel extends IOException {

    UnreadableModel(String why) {
        super(why);
    }
}
