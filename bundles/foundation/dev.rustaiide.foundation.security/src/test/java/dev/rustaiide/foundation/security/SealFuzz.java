package dev.rustaiide.foundation.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Anything at all is opened, or refused with an {@link UnsealException}. */
public final class SealFuzz {
    static final WrappingKey KEY = new WrappingKey("fuzz", new byte[WrappingKey.BYTES]);
    private static final Sealer SEALER = new Sealer(WrappingKeys.of(KEY));

    private SealFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            SEALER.open(data, new byte[0]);
        } catch (UnsealException refused) {
            // as it should
        }
        try {
            SEALER.rewrap(new ByteArrayInputStream(data), OutputStream.nullOutputStream());
        } catch (UnsealException refused) {
            // as it should
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
