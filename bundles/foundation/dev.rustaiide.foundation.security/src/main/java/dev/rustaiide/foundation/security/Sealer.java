package dev.rustaiide.foundation.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts so that only who has the key can read, and no change goes unnoticed: AES-256-GCM in chunks of 64 KiB, with a
 * new key for each message, which is itself encrypted by a {@link WrappingKey}. Any thread may use it.
 *
 * <p><em>Associated data</em> is not written but must be the same again to open: name there what the message is for,
 * e.g. the file it lies in, so that nobody can put another message in its place. A change of any bit, chunks in another
 * order, a cut at any place and anything appended are refused, see {@link UnsealException}.
 */
public final class Sealer {
    private static final long MOST_CHUNKS = 1L << Integer.SIZE;

    private final WrappingKeys keys;
    private final SecureRandom random = new SecureRandom();

    public Sealer(WrappingKeys keys) {
        this.keys = keys;
    }

    public byte[] seal(byte[] plain, byte[] associated) {
        var sealed = new ByteArrayOutputStream(plain.length + 256);
        try {
            seal(new ByteArrayInputStream(plain), sealed, associated);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk
        }
        return sealed.toByteArray();
    }

    /** @throws UnsealException if it is not what {@link #seal} gave for the same associated data */
    public byte[] open(byte[] sealed, byte[] associated) throws UnsealException {
        try (InputStream plain = open(new ByteArrayInputStream(sealed), associated)) {
            return plain.readAllBytes();
        } catch (UnsealException refused) {
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk
        }
    }

    /** Seals all that {@code plain} gives. Both streams stay open; if it throws, what was written cannot be opened. */
    public void seal(InputStream plain, OutputStream sealed, byte[] associated) throws IOException {
        byte[] messageKey = new byte[WrappingKey.BYTES];
        random.nextBytes(messageKey);
        SealHeader header = SealHeader.create(keys.current(), messageKey, random);
        var cipher = new Aead(new SecretKeySpec(messageKey, Aead.KEY_ALGORITHM));
        Arrays.fill(messageKey, (byte) 0);
        sealed.write(header.write());
        byte[][] bound = {header.fixed(), associated};
        byte[] chunk = new byte[header.chunk() + 1]; // one byte ahead, to know the last chunk
        byte[] out = new byte[header.chunk() + Aead.TAG];
        int ahead = 0;
        boolean last = false;
        for (long number = 0; !last; number++) {
            if (number == MOST_CHUNKS) {
                throw new IOException("too large to be sealed");
            }
            int length = ahead + plain.readNBytes(chunk, ahead, chunk.length - ahead);
            last = length < chunk.length;
            int inChunk = last ? length : header.chunk();
            sealed.write(out, 0, cipher.encrypt(header.nonce(number, last), bound, chunk, inChunk, out, 0));
            chunk[0] = chunk[chunk.length - 1];
            ahead = 1;
        }
        Arrays.fill(chunk, (byte) 0);
    }

    /**
     * Gives what was sealed, each chunk once it is known to be unaltered. Only when the end has been reached is it
     * known to be whole, so act on nothing before. Closing it closes {@code sealed}.
     *
     * @throws UnsealException here and from reading, if it is not what {@link #seal} wrote for the same associated data
     */
    public InputStream open(InputStream sealed, byte[] associated) throws IOException {
        SealHeader header = SealHeader.read(sealed);
        byte[] messageKey = header.unwrap(keys);
        try {
            return new OpeningStream(sealed, header, new Aead(new SecretKeySpec(messageKey, Aead.KEY_ALGORITHM)),
                    associated);
        } finally {
            Arrays.fill(messageKey, (byte) 0);
        }
    }

    /**
     * Wraps the key of a message with the {@link WrappingKeys#current current} key and copies the message as it is.
     * Neither is the message decrypted nor its integrity checked: that happens when it is opened.
     *
     * @throws UnsealException if the key of the message cannot be had
     */
    public void rewrap(InputStream sealed, OutputStream rewrapped) throws IOException {
        SealHeader header = SealHeader.read(sealed);
        byte[] messageKey = header.unwrap(keys);
        try {
            rewrapped.write(header.rewrapped(keys.current(), messageKey, random).write());
        } finally {
            Arrays.fill(messageKey, (byte) 0);
        }
        sealed.transferTo(rewrapped);
    }

    /** The name of the wrapping key that something was sealed with; nothing is checked but its form. */
    public static String keyOf(byte[] sealed) throws UnsealException {
        try {
            return SealHeader.read(new ByteArrayInputStream(sealed)).keyId();
        } catch (UnsealException refused) {
            throw refused;
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no disk
        }
    }
}
