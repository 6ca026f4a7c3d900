package dev.anteroom.comments;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a block does to its author's comments. */
public enum BlockEffect {
    /** They wait for a moderator, whatever the site's mode. Their author is told what any author is whose comment waits. */
    HOLD,
    /** They are refused, with the clauses and the end of the block. */
    REFUSE;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static BlockEffect of(String code) {
        for (BlockEffect effect : values()) {
            if (effect.code().equals(code)) {
                return effect;
            }
        }
        throw new IllegalArgumentException(code);
    }
}
