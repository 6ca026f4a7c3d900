package dev.anteroom.journal;

import java.util.List;

/**
 * Entries that happened together. Observe it {@code during = AFTER_SUCCESS}: then it comes once the entries are
 * committed and before the request is answered on this node, and within a second on every other.
 */
public record Recorded(List<Entry> entries) {}
