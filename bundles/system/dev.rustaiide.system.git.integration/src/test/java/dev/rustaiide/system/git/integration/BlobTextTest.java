package dev.rustaiide.system.git.integration;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

class BlobTextTest {
    private static byte[] blanks(int length, int zeroAt) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) ' ');
        content[zeroAt] = 0;
        return content;
    }

    @Test
    void a_zero_among_the_first_bytes_tells_as_it_does_git() {
        assertTrue(BlobText.isBinary(blanks(10_000, 7_999)));
        assertFalse(BlobText.isBinary(blanks(10_000, 8_000)));
        assertFalse(BlobText.isBinary(new byte[0]));
    }

    @Test
    void a_text_in_another_encoding_is_not_binary_and_has_no_lines_to_take() {
        byte[] latin = "für".getBytes(StandardCharsets.ISO_8859_1);
        assertFalse(BlobText.isBinary(latin));
        assertFalse(BlobText.isText(latin));
        assertTrue(BlobText.isText("für".getBytes(StandardCharsets.UTF_8)));
        assertFalse(BlobText.isText(blanks(10, 3)));
    }
}
