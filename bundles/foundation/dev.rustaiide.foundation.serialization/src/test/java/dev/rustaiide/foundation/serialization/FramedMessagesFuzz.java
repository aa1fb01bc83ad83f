package dev.rustaiide.foundation.serialization;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Any bytes are messages up to an end: no other exception, no memory for what is only promised, no loop. */
public final class FramedMessagesFuzz {
    private FramedMessagesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        var reader = new FramedMessages(new ByteArrayInputStream(data), 1 << 16);
        try {
            int bytes = 0;
            for (FramedMessages.Message frame = reader.next(); frame != null; frame = reader.next()) {
                bytes += frame.start().length;
            }
            if (bytes > data.length) {
                throw new AssertionError("more came out than went in");
            }
        } catch (IOException end) {
            // As it may.
        }
    }
}
