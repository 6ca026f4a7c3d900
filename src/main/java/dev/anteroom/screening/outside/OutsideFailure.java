package dev.anteroom.screening.outside;

/** Why a checker could not be heard, as the end of a sentence that begins with it. */
final class OutsideFailure extends Exception {

    OutsideFailure(String why) {
        super(why, null, false, false);
    }
}
