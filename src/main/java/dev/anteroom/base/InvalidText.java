package dev.anteroom.base;

/**
 * Text from outside that a value refused to be made of. The message is a sentence for whoever sent it.
 * It carries no stack trace: it is expected, and made often.
 */
public class InvalidText extends RuntimeException {

    public InvalidText(String message) {
        super(message, null, false, false);
    }
}
