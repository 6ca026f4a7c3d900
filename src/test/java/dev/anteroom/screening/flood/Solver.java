package dev.anteroom.screening.flood;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Does what ALTCHA's widget does in a browser, by its specification and not by our code. */
public final class Solver {

    private Solver() {}

    /** The number whose hash is asked for. */
    public static int number(String salt, String challenge, int most) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (int number = 0; number <= most; number++) {
                byte[] hash = sha256.digest((salt + number).getBytes(StandardCharsets.UTF_8));
                if (HexFormat.of().formatHex(hash).equals(challenge)) {
                    return number;
                }
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("No number up to " + most + " has the hash");
    }

    /** The field that the widget sends. */
    public static String payload(String salt, String challenge, long number, String signature) {
        String json = "{\"algorithm\":\"SHA-256\",\"challenge\":\"" + challenge + "\",\"number\":" + number
                + ",\"salt\":\"" + salt + "\",\"signature\":\"" + signature + "\",\"took\":312}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static String solve(Challenge asked) {
        int number = number(asked.salt(), asked.challenge(), asked.maxnumber());
        return payload(asked.salt(), asked.challenge(), number, asked.signature());
    }
}
