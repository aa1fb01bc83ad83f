package dev.rustaiide.foundation.logging.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.security.Signer;

class AnyEditTest {
    private static final Signer SIGNER = Signer.generate();
    private static final int RECORDS = 12;
    private static final byte[] TRAIL;
    private static final Head HEAD;

    static {
        var encoder = new ChainEncoder(1);
        encoder.add(new AuditRecord(Signatures.BEGUN, "", Map.of("key", SIGNER.verifyingKey().toString())), 0, "");
        for (int i = 1; i < RECORDS; i++) {
            encoder.add(new AuditRecord("a.b", "subject " + i, Map.of("k", "välue")), i, "corr");
        }
        byte[] hash = encoder.hash();
        var bytes = encoder.take();
        TRAIL = Arrays.copyOf(bytes.array(), bytes.limit());
        HEAD = Head.signed(RECORDS, TRAIL.length, hash, 0, SIGNER);
    }

    private static AuditVerification verify(byte[] bytes) throws IOException {
        return new TrailVerifier(Path.of("x"), Optional.of(HEAD), Optional.of(SIGNER.verifyingKey()))
                .verify(new ByteArrayInputStream(bytes), () -> new ByteArrayInputStream(bytes));
    }

    private static long lineOf(int offset) {
        long line = 1;
        for (int i = 0; i < offset; i++) {
            line += TRAIL[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    @Property(tries = 400)
    void any_changed_byte_is_found_and_its_record_named(@ForAll @IntRange(max = 1 << 20) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) throws IOException {
        byte[] edited = TRAIL.clone();
        int at = place % TRAIL.length;
        edited[at] ^= (byte) change;
        AuditVerification found = verify(edited);
        assertFalse(found.isIntact());
        assertEquals(lineOf(at), found.breach().orElseThrow().record(), () -> found.toString());
    }

    @Property(tries = 200)
    void any_bytes_taken_out_are_found(@ForAll @IntRange(max = 1 << 20) int place,
            @ForAll @IntRange(min = 1, max = 900) int count) throws IOException {
        int at = place % TRAIL.length;
        int end = Math.min(TRAIL.length, at + count);
        byte[] cut = Arrays.copyOf(TRAIL, TRAIL.length - (end - at));
        System.arraycopy(TRAIL, end, cut, at, TRAIL.length - end);
        AuditVerification found = verify(cut);
        assertFalse(found.isIntact());
        assertEquals(lineOf(at), found.breach().orElseThrow().record(), () -> found.toString());
    }

    @Property(tries = 200)
    void any_bytes_put_in_are_found(@ForAll @IntRange(max = 1 << 20) int place, @ForAll byte[] more)
            throws IOException {
        int at = place % TRAIL.length;
        byte[] longer = Arrays.copyOf(TRAIL, TRAIL.length + more.length);
        System.arraycopy(more, 0, longer, at, more.length);
        System.arraycopy(TRAIL, at, longer, at + more.length, TRAIL.length - at);
        if (!Arrays.equals(longer, TRAIL)) {
            assertFalse(verify(longer).isIntact());
        }
    }

    @Property(tries = 200)
    void any_texts_come_back_as_they_were(@ForAll @StringLength(max = 60) String subject,
            @ForAll @StringLength(max = 60) String key, @ForAll @StringLength(max = 60) String value) {
        var record = new AuditRecord("a.b", subject, Map.of(key, value));
        var encoder = new ChainEncoder(7);
        encoder.add(record, 1_700_000_000_123L, subject);
        var bytes = encoder.take();
        var line = ChainLine.parse(Arrays.copyOf(bytes.array(), bytes.limit() - 1));
        assertTrue(line != null && line.isWhole(new Chain()));
        assertEquals("2023-11-14T22:13:20.123Z", line.time());
        assertEquals(record, line.entry().orElseThrow().record(),
                () -> new String(line.content(), StandardCharsets.UTF_8));
    }
}
