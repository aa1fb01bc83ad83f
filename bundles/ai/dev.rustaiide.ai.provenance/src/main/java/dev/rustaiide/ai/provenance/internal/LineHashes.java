package dev.rustaiide.ai.provenance.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

/** Lines as the trail has them. */
final class LineHashes {
    /** Digits of a hash; two different lines of a million have the same with a chance of 3 in 100 million. */
    static final int DIGITS = 16;

    private LineHashes() {}

    /** The hash of a line without its terminator and what is blank at its end, which formatters take away. */
    static String of(String line) {
        return sha256(line.stripTrailing()).substring(0, DIGITS);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static List<String> of(Text text) {
        List<String> hashes = new ArrayList<>();
        for (int line = 0; line < TextDiff.lineCount(text); line++) {
            hashes.add(of(text.line(line)));
        }
        return hashes;
    }

    /** Whether a line says something by itself: a bracket or an empty line stands everywhere. */
    static boolean isTelling(String line) {
        return line.codePoints().filter(Character::isLetterOrDigit).limit(4).count() == 4;
    }
}
