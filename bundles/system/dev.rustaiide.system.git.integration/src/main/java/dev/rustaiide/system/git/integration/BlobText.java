package dev.rustaiide.system.git.integration;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells which contents have lines that can be compared. Any thread may use it. */
public final class BlobText {
    /** Git looks no further. */
    private static final int LOOKED_AT = 8_000;

    private BlobText() {}

    /** Whether it is no text, as git judges: there is a zero among its first bytes. */
    public static boolean isBinary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is text in UTF-8: one in another encoding has no lines that could be taken one by one. */
    public static boolean isText(byte[] content) {
        if (isBinary(content)) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException other) {
            // That is the answer.
            return false;
        }
    }
}
