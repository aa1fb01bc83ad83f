package dev.rustaiide.ai.inference.llama.internal.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Whatever comes through the pipe is a message that is the same when it is sent again, or no message. */
public final class WireFuzz {
    private WireFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            same(data, Wire.bytes(Wire.report(new ByteArrayInputStream(data))));
        } catch (IOException expected) {
            expected.getMessage();
        }
        try {
            same(data, Wire.bytes(Wire.order(new ByteArrayInputStream(data))));
        } catch (IOException expected) {
            expected.getMessage();
        }
    }

    /** Of what was sent, nothing that was understood may be lost; texts may have been no UTF-8. */
    private static void same(byte[] data, byte[] again) {
        byte[] third;
        try {
            third = again[4] < 10 ? Wire.bytes(Wire.order(new ByteArrayInputStream(again)))
                    : Wire.bytes(Wire.report(new ByteArrayInputStream(again)));
        } catch (IOException wrong) {
            throw new IllegalStateException("not understood again", wrong);
        }
        if (!Arrays.equals(again, third) || data[4] != again[4]) {
            throw new IllegalStateException(Arrays.toString(data) + " became " + Arrays.toString(again));
        }
    }
}
