package dev.anteroom.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The Merkle tree hash of RFC 9162, section 2.1.1, over leaves that come one by one: SHA-256, a leaf marked by 0x00 and a
 * node by 0x01, so that neither can be taken for the other. Keeps one hash for each level, whatever the number of leaves.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** The root of a tree of 2^level leaves. */
    private record Full(int level, byte[] root) {}

    private final MessageDigest sha256 = sha256();
    private final Deque<Full> fromTheRight = new ArrayDeque<>();
    private long leaves;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(byte[] leaf) {
        sha256.update(LEAF);
        Full last = new Full(0, sha256.digest(leaf));
        while (!fromTheRight.isEmpty() && fromTheRight.peek().level == last.level) {
            last = new Full(last.level + 1, node(fromTheRight.pop().root, last.root));
        }
        fromTheRight.push(last);
        leaves++;
    }

    long leaves() {
        return leaves;
    }

    /** The hash over all leaves so far; that of nothing where there are none. */
    byte[] root() {
        byte[] root = null;
        for (Full left : fromTheRight) {
            root = root == null ? left.root : node(left.root, root);
        }
        return root == null ? sha256.digest() : root;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
