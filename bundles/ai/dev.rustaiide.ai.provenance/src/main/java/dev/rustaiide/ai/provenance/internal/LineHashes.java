package dev.rustaiide.ai.provenance.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.common.Sha256;
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
        return Sha256.hex(text);
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
