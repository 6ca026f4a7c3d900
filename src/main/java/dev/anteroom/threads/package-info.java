/**
 * Threads: the discussion of a page, and how the public reads it. Reads are answered from bytes in memory
 * ({@link dev.anteroom.threads.ThreadCache}), which are dropped after the commit that changes them. What a reader sees
 * of comments is read here by SQL, since this room stands below the comments'.
 */
package dev.anteroom.threads;
