package dev.rustaiide.foundation.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;

class DecodedTextTest {
    private static DecodedText decode(int... bytes) {
        byte[] narrow = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            narrow[i] = (byte) bytes[i];
        }
        return DecodedText.ofUtf8(narrow, 0, narrow.length);
    }

    private static void check(String expected, int... bytes) {
        assertEquals(expected, decode(bytes).text().toString());
    }

    @Test
    void a_malformed_byte_becomes_its_surrogate_and_the_rest_stays() {
        check("a\udcffb", 'a', 0xFF, 'b');
        check("\udc80", 0x80);
        check("\udcc3", 0xC3);
        check("\udcc3(", 0xC3, '(');
        check("\udce2\udc82", 0xE2, 0x82);
        check("\udcf0\udc9f\udc98x", 0xF0, 0x9F, 0x98, 'x');
        check("😀", 0xF0, 0x9F, 0x98, 0x80);
    }

    @Test
    void what_only_looks_like_utf8_is_malformed() {
        check("\udcc0\udc80", 0xC0, 0x80);
        check("\udce0\udc80\udc80", 0xE0, 0x80, 0x80);
        check("\udced\udcb2\udc80", 0xED, 0xB2, 0x80);
        check("\udcf0\udc80\udc80\udc80", 0xF0, 0x80, 0x80, 0x80);
        check("\udcf4\udc90\udc80\udc80", 0xF4, 0x90, 0x80, 0x80);
        check("\udcf5\udc80\udc80\udc80", 0xF5, 0x80, 0x80, 0x80);
        assertEquals(4, decode(0xF5, 0x80, 0x80, 0x80).malformedBytes());
    }

    @Test
    void any_bytes_cut_anywhere_decode_as_python_does_and_come_back() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            byte[] bytes = bytes(random);
            DecodedText whole = DecodedText.ofUtf8(bytes, 0, bytes.length);
            assertTrue(!(whole.text().root() instanceof Node node) || node.isSound());
            String characters = whole.text().toString();
            assertEquals(reference(bytes), characters, "seed " + seed);
            assertEquals(count(characters, "\r\n"), whole.crlfs());
            assertEquals(count(characters, "\n"), whole.text().lineCount() - 1);
            assertEquals(characters.chars().filter(c -> c >= 0xDC80 && c <= 0xDCFF).count(),
                    characters.codePoints().filter(c -> c >= 0xDC80 && c <= 0xDCFF).count());
            int cut = DecodedText.cut(bytes, random.nextInt(bytes.length) + 1);
            DecodedText parts = DecodedText.ofUtf8(bytes, 0, cut).concat(DecodedText.ofUtf8(bytes, cut, bytes.length));
            assertEquals(whole, parts, "seed " + seed);
        }
    }

    private static byte[] bytes(Random random) {
        byte[][] pieces = {"fn main() {}\r\n".getBytes(UTF_8), "\n".getBytes(UTF_8), "ä€😀".getBytes(UTF_8),
            {(byte) 0x80}, {(byte) 0xF0, (byte) 0x9F}, {'\r'}, "x".repeat(random.nextInt(3000)).getBytes(UTF_8),
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "中".repeat(random.nextInt(900)).getBytes(UTF_8)};
        var out = new ByteArrayOutputStream();
        boolean clean = random.nextBoolean();
        for (int i = 0, most = 1 + random.nextInt(60); i < most; i++) {
            byte[] piece = pieces[random.nextInt(pieces.length)];
            if (!clean || !new String(piece, UTF_8).contains("\ufffd")) {
                out.writeBytes(piece);
            }
        }
        out.write('.');
        return out.toByteArray();
    }

    /** One byte after the other with the JDK's own decoder as judge. */
    private static String reference(byte[] bytes) {
        var characters = new StringBuilder();
        for (int at = 0; at < bytes.length;) {
            int width = 0;
            for (int w = 1; w <= 4 && at + w <= bytes.length && width == 0; w++) {
                String one = new String(bytes, at, w, UTF_8);
                if (!one.contains("\ufffd") && one.codePointCount(0, one.length()) == 1) {
                    width = w;
                    characters.append(one);
                }
            }
            if (width == 0) {
                characters.append((char) (0xDC00 + (bytes[at] & 0xFF)));
                width = 1;
            }
            at += width;
        }
        return characters.toString();
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
