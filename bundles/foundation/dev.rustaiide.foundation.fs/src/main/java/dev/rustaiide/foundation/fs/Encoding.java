package dev.rustaiide.foundation.fs;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How characters stand in a file.
 *
 * @param byteOrderMark whether U+FEFF stands before the text; only charsets of Unicode have one
 */
public record Encoding(Charset charset, boolean byteOrderMark) {
    public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, false);
    public static final Encoding UTF_8_WITH_MARK = new Encoding(StandardCharsets.UTF_8, true);
    public static final Encoding UTF_16_LE = new Encoding(StandardCharsets.UTF_16LE, true);
    public static final Encoding UTF_16_BE = new Encoding(StandardCharsets.UTF_16BE, true);

    public Encoding {
        if (byteOrderMark && !charset.name().startsWith("UTF-")) {
            throw new IllegalArgumentException(charset + " has no byte order mark");
        }
    }

    /** Its name for people, e.g. {@code UTF-8 with byte order mark}. */
    @Override
    public String toString() {
        return byteOrderMark ? charset.name() + " with byte order mark" : charset.name();
    }
}
