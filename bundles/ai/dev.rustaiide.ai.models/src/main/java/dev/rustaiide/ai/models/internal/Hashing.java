package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import dev.rustaiide.foundation.common.Sha256;

/** SHA-256, in hexadecimal. */
public final class Hashing {
    private static final int CHUNK = 1 << 18;

    private Hashing() {}

    static String of(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /** That of all that {@code in} has. */
    public static String of(InputStream in) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            digest.update(chunk, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Hears how many bytes more are done, and may end it. */
    @FunctionalInterface
    interface Progress {
        /** @throws InterruptedException if that is enough */
        void done(long bytes) throws InterruptedException;
    }

    /**
     * The hash of what {@code in} has, which is written to {@code out} meanwhile.
     *
     * @param most bytes; more of them is an error
     * @throws InterruptedException if {@code progress} throws it
     */
    static String copy(InputStream in, OutputStream out, long most, Progress progress)
            throws IOException, InterruptedException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            total += count;
            if (total > most) {
                throw new IOException("it has more than the " + most + " bytes that it should");
            }
            digest.update(chunk, 0, count);
            out.write(chunk, 0, count);
            progress.done(count);
        }
        if (total < most) {
            throw new IOException("it ends after " + total + " of " + most + " bytes");
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
