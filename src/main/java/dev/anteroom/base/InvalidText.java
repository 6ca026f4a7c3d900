package dev.anteroom.base;

/**
 * Text that cannot be taken as it is. The message is one sentence for the person who typed it; it never repeats the
 * text. A refusal is an answer, not a failure: it carries no stack trace and costs as little as a return value.
 */
public final class InvalidText extends RuntimeException {

    public InvalidText(String sentence) {
        super(sentence, null, false, false);
    }
}
