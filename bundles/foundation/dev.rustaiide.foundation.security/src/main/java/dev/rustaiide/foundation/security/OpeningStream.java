package dev.rustaiide.foundation.security;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

import javax.crypto.AEADBadTagException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.security.UnsealException.Reason;

/** Decrypts chunk by chunk; a chunk that fails is never given out, nor is any after it. */
final class OpeningStream extends InputStream {
    private final InputStream sealed;
    private final SealHeader header;
    private final Aead cipher;
    private final byte[][] bound;
    private final byte[] encrypted; // one byte ahead, to know the last chunk
    private final byte[] plain;
    private int ahead;
    private int at;
    private int end;
    private long number;
    private boolean last;
    private @Nullable Reason broken;

    OpeningStream(InputStream sealed, SealHeader header, Aead cipher, byte[] associated) {
        this.sealed = sealed;
        this.header = header;
        this.cipher = cipher;
        this.bound = new byte[][] {header.fixed(), associated};
        this.plain = new byte[header.chunk()];
        this.encrypted = new byte[header.chunk() + Aead.TAG + 1];
    }

    @Override
    public int read() throws IOException {
        return fill() ? plain[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(plain, at, target, offset, count);
        at += count;
        return count;
    }

    /** Whether there is at least one byte to give. */
    private boolean fill() throws IOException {
        Reason before = broken;
        if (before != null) {
            throw new UnsealException(before);
        }
        while (at == end && !last) {
            try {
                nextChunk();
            } catch (UnsealException refused) {
                broken = refused.reason();
                throw refused;
            }
        }
        return at < end;
    }

    private void nextChunk() throws IOException {
        int length = ahead + sealed.readNBytes(encrypted, ahead, encrypted.length - ahead);
        last = length < encrypted.length;
        int inChunk = last ? length : encrypted.length - 1;
        if (inChunk < Aead.TAG) {
            throw new UnsealException(Reason.TRUNCATED);
        }
        end = decrypt(inChunk, last);
        at = 0;
        number++;
        encrypted[0] = encrypted[encrypted.length - 1];
        ahead = 1;
    }

    private int decrypt(int length, boolean asLast) throws UnsealException {
        try {
            return cipher.decrypt(header.nonce(number, asLast), bound, encrypted, length, plain, 0);
        } catch (AEADBadTagException e) {
            throw new UnsealException(asLast && isFromTheMiddle(length) ? Reason.TRUNCATED : Reason.ALTERED);
        }
    }

    /** Whether the chunk is unaltered but not the last: what followed it was cut off. */
    private boolean isFromTheMiddle(int length) {
        try {
            cipher.decrypt(header.nonce(number, false), bound, encrypted, length, plain, 0);
            Arrays.fill(plain, (byte) 0);
            return true;
        } catch (AEADBadTagException altered) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(plain, (byte) 0);
        sealed.close();
    }
}
