package dev.rustaiide.foundation.fs.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Byte order marks. */
final class Marks {
    private static final byte[] NONE = {};
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] LITTLE = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] BIG = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] LITTLE_32 = {(byte) 0xFF, (byte) 0xFE, 0, 0};
    private static final byte[] BIG_32 = {0, 0, (byte) 0xFE, (byte) 0xFF};

    private Marks() {}

    /** Empty for a charset that has none. */
    static byte[] of(Charset charset) {
        return switch (charset.name()) {
            case "UTF-8" -> UTF_8;
            case "UTF-16LE" -> LITTLE;
            case "UTF-16BE" -> BIG;
            case "UTF-32LE" -> LITTLE_32;
            case "UTF-32BE" -> BIG_32;
            default -> NONE;
        };
    }

    /** The charset whose mark the bytes start with; UTF-8 if they start with none. */
    static Charset charset(byte[] head, int length) {
        // UTF-32 first: its little mark starts with that of UTF-16.
        if (startsWith(head, length, LITTLE_32)) {
            return StandardCharsets.UTF_32LE;
        }
        if (startsWith(head, length, BIG_32)) {
            return StandardCharsets.UTF_32BE;
        }
        if (startsWith(head, length, LITTLE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, length, BIG) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    static boolean startsWith(byte[] bytes, int length, byte[] mark) {
        if (mark.length == 0 || length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if (bytes[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
