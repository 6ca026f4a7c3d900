package dev.anteroom.base;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Random bytes and what is derived from them. Its text form hides the bytes, so that no log shows them. */
public final class Secret {

    /** Length of a key in bytes: that of the hash, as RFC 2104 advises. */
    public static final int LENGTH = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Secret random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new Secret(bytes);
    }

    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes for showing to their owner, once: base64url without padding. */
    public String reveal() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * HMAC-SHA-256 (RFC 2104) of a message under this secret.
     *
     * @param purpose keeps the uses of one secret apart
     */
    public byte[] sign(String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /**
     * AES-256-GCM (NIST SP 800-38D) under a key derived from this secret: unreadable and unforgeable without it.
     *
     * @param purpose keeps the uses of one secret apart
     */
    public byte[] encrypt(String purpose, byte[] message) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(message);
            return ByteBuffer.allocate(NONCE + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES-GCM", e);
        }
    }

    /** What {@link #encrypt} was given; empty where it was not this secret and purpose. */
    public Optional<byte[]> decrypt(String purpose, byte[] encrypted) {
        if (encrypted.length < NONCE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(encrypted, NONCE));
            return Optional.of(cipher.doFinal(encrypted, NONCE, encrypted.length - NONCE));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(sign(purpose, new byte[0]), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    public static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
