package dev.rustaiide.foundation.history;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/**
 * A kept content as text, read as {@link dev.rustaiide.foundation.fs.TextFiles} reads it: in the encoding that a byte
 * order mark names, else in UTF-8, where bytes that are none are kept as lone surrogates. Written in {@code encoding}
 * it gives the same bytes.
 */
public record KeptText(Text text, Encoding encoding) {
    public static KeptText of(byte[] content) {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return new KeptText(Text.ofUtf8(Arrays.copyOfRange(content, 3, content.length)), Encoding.UTF_8_WITH_MARK);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return new KeptText(wide(content, StandardCharsets.UTF_16LE), Encoding.UTF_16_LE);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return new KeptText(wide(content, StandardCharsets.UTF_16BE), Encoding.UTF_16_BE);
        }
        return new KeptText(Text.ofUtf8(content), Encoding.UTF_8);
    }

    private static boolean starts(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Text wide(byte[] content, Charset charset) {
        return Text.of(new String(content, 2, content.length - 2, charset));
    }
}
