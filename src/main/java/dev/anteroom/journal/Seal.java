package dev.anteroom.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What proves that some entries of the journal are as they were written: their number and the root of their Merkle
 * tree, chained to the seal before.
 *
 * @param number from 1, without gaps
 * @param fromTx it covers the entries of transactions from here, where the seal before ends
 * @param toTx the first transaction that it does not cover
 * @param previous the hash of the seal before; zeros for the first
 * @param hash over all that stands before it
 */
record Seal(
        long number,
        Instant sealedAt,
        long fromTx,
        long toTx,
        long entries,
        byte[] root,
        byte[] previous,
        byte[] hash) {

    private static final int HASH = 32;

    /** Before the hashed bytes: neither a leaf (0) nor a node (1) of a tree. */
    private static final byte SEAL = 2;

    /** The next seal of the chain. */
    static Seal after(Seal last, Instant now, long toTx, MerkleTree covered) {
        Seal open = new Seal(
                last == null ? 1 : last.number + 1,
                now,
                last == null ? 0 : last.toTx,
                toTx,
                covered.leaves(),
                covered.root(),
                previous(last),
                null);
        return new Seal(
                open.number,
                open.sealedAt,
                open.fromTx,
                open.toTx,
                open.entries,
                open.root,
                open.previous,
                open.computed());
    }

    private static byte[] previous(Seal last) {
        return last == null ? new byte[HASH] : last.hash;
    }

    private byte[] computed() {
        MessageDigest sha256 = MerkleTree.sha256();
        sha256.update(SEAL);
        sha256.update(ByteBuffer.allocate(5 * Long.BYTES + Integer.BYTES)
                .putLong(number)
                .putLong(sealedAt.getEpochSecond())
                .putInt(sealedAt.getNano())
                .putLong(fromTx)
                .putLong(toTx)
                .putLong(entries)
                .array());
        sha256.update(root);
        return sha256.digest(previous);
    }

    /** What is wrong with it as the one after {@code last}, or null for the first; null where nothing is. */
    Broken.Reason fault(Seal last) {
        if (number != (last == null ? 1 : last.number + 1)) {
            return Broken.Reason.MISSING;
        }
        if (!Arrays.equals(hash, computed())) {
            return Broken.Reason.SEAL_CHANGED;
        }
        if (!Arrays.equals(previous, previous(last))) {
            return Broken.Reason.UNCHAINED;
        }
        return fromTx == (last == null ? 0 : last.toTx) ? null : Broken.Reason.UNCHAINED;
    }

    /** What is wrong with the entries in its range; null where nothing is. */
    Broken.Reason fault(MerkleTree found) {
        if (found.leaves() != entries) {
            return found.leaves() < entries ? Broken.Reason.ENTRIES_MISSING : Broken.Reason.ENTRIES_ADDED;
        }
        return Arrays.equals(found.root(), root) ? null : Broken.Reason.ENTRY_CHANGED;
    }

    String hex() {
        return HexFormat.of().formatHex(hash);
    }
}
