package dev.rustaiide.foundation.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SealerProperties {
    private final Sealer sealer = new Sealer(WrappingKeys.of(WrappingKey.generate("property")));

    @Property(tries = 200)
    void sealing_and_opening_gives_the_same(@ForAll byte[] plain, @ForAll byte[] place) throws IOException {
        assertArrayEquals(plain, sealer.open(sealer.seal(plain, place), place));
    }

    @Property(tries = 200)
    void any_changed_byte_is_refused(@ForAll byte[] plain, @ForAll @IntRange(min = 0) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] sealed = sealer.seal(plain, new byte[0]);
        sealed[where % sealed.length] ^= (byte) change;
        assertThrows(UnsealException.class, () -> sealer.open(sealed, new byte[0]));
    }

    @Property(tries = 20)
    void a_stream_read_in_pieces_gives_the_same(@ForAll @IntRange(max = 200_000) int size,
            @ForAll @Size(min = 1, max = 5) int[] pieces) throws IOException {
        byte[] plain = new byte[size];
        new java.util.Random(size).nextBytes(plain);
        byte[] read = new byte[size];
        try (InputStream in = sealer.open(new ByteArrayInputStream(sealer.seal(plain, new byte[0])), new byte[0])) {
            int at = 0;
            for (int i = 0; at < size; i++) {
                int piece = 1 + Math.floorMod(pieces[i % pieces.length], 100_000);
                int count = in.read(read, at, Math.min(piece, size - at));
                at += count;
            }
            org.junit.jupiter.api.Assertions.assertEquals(-1, in.read());
        }
        assertArrayEquals(plain, read);
    }
}
