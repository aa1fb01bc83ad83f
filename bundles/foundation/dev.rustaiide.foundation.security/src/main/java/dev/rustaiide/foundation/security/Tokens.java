package dev.rustaiide.foundation.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * Tokens that prove who sends them, e.g. {@code rai_} and 49 letters and digits: 43 random ones (256 bits), then a
 * checksum of 6. They need no quoting anywhere, a double click selects them whole, and the prefix and checksum let
 * scanners of secrets find them without false alarms. Our {@link Redactor} does.
 */
public final class Tokens {
    /** How each token begins. */
    public static final String PREFIX = "rai_";
    /** How many characters each token has. */
    public static final int LENGTH = 53;
    private static final int RANDOM = 43;
    private static final int CHECKSUM = 6;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Tokens() {}

    /** A new one, that nobody can guess. */
    public static Secret create() {
        var random = new SecureRandom();
        char[] token = new char[LENGTH];
        PREFIX.getChars(0, PREFIX.length(), token, 0);
        int end = PREFIX.length() + RANDOM;
        for (int i = PREFIX.length(); i < end; i++) {
            token[i] = DIGITS.charAt(random.nextInt(DIGITS.length()));
        }
        checksum(new String(token, 0, end)).getChars(0, CHECKSUM, token, end);
        return Secret.of(token);
    }

    /** Whether {@code text} has the form of a token and its checksum is right; it may still be nobody's. */
    public static boolean isWellFormed(CharSequence text) {
        if (text.length() != LENGTH) {
            return false;
        }
        String token = text.toString();
        int end = LENGTH - CHECKSUM;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            if (DIGITS.indexOf(token.charAt(i)) < 0) {
                return false;
            }
        }
        return token.startsWith(PREFIX) && checksum(token.substring(0, end)).equals(token.substring(end));
    }

    private static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < CHECKSUM; i++) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.toString();
    }
}
