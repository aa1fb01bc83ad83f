package dev.rustaiide.system.lsp.server.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class WireTest {
    private static HeaderWire reading(String text) {
        return new HeaderWire(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream());
    }

    @Test
    void messages_come_one_after_another_whatever_else_their_headers_have() throws Exception {
        HeaderWire wire = reading(
                "Content-Length: 2\r\n\r\n{}content-length:4\nContent-Type: x; charset=utf-8\n\n\"ä\"");
        assertEquals("{}", new String(wire.read(), StandardCharsets.UTF_8));
        assertEquals("\"ä\"", new String(wire.read(), StandardCharsets.UTF_8));
        assertNull(wire.read());
    }

    /** Tells how much room was made at once for what it gives. */
    private static final class Asked extends ByteArrayInputStream {
        private int most;

        Asked(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public synchronized int read(byte[] into, int at, int length) {
            most = Math.max(most, into.length);
            return super.read(into, at, length);
        }
    }

    @Test
    void what_is_announced_and_does_not_come_takes_no_memory() {
        Asked asked = new Asked("Content-Length: " + Wire.MOST_BYTES + "\r\n\r\n" + "{".repeat(100_000));
        assertThrows(EOFException.class, new HeaderWire(asked, new ByteArrayOutputStream())::read);
        assertTrue(asked.most <= 1 << 20, asked.most + " bytes at once");
        assertThrows(NoMessageException.class, reading("Content-Length: " + (Wire.MOST_BYTES + 1) + "\r\n\r\n{")::read);
    }

    @Test
    void made_up_bytes_are_read_or_refused() {
        var random = new Random(7);
        byte[] seed = "Content-Length: 12\r\n\r\n{\"a\":[1,2]}\nContent-Length: 2\r\n\r\n{}"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            byte[] data = i % 2 == 0 ? seed.clone() : new byte[random.nextInt(200)];
            for (int j = 0; j < (i % 2 == 0 ? 1 + random.nextInt(4) : data.length); j++) {
                data[random.nextInt(data.length)] = (byte) random.nextInt(256);
            }
            WireFuzz.fuzzerTestOneInput(data);
        }
    }

    /** Remembers what is written once it may be. */
    private static final class SlowWire implements Wire {
        private final CountDownLatch mayWrite = new CountDownLatch(1);
        private final List<String> written = new ArrayList<>();
        private volatile boolean closed;

        @Override
        public byte[] read() {
            return new byte[0];
        }

        @Override
        public void write(byte[] message) throws IOException {
            try {
                mayWrite.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            synchronized (this) {
                written.add(new String(message, StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void of_news_about_one_thing_the_last_is_sent_and_answers_keep_their_order() throws Exception {
        var wire = new SlowWire();
        try (var outbox = new Outbox(wire)) {
            outbox.put(bytes("first"));
            Thread.sleep(50);
            outbox.putNews("a", bytes("a1"));
            outbox.put(bytes("answer"));
            outbox.putNews("a", bytes("a2"));
            outbox.putNews("b", bytes("b"));
            wire.mayWrite.countDown();
            outbox.flush();
            assertEquals(List.of("first", "a2", "answer", "b"), wire.written);
        }
        assertTrue(wire.closed);
    }

    @Test
    void a_client_that_reads_nothing_for_too_long_is_left() throws Exception {
        var wire = new SlowWire();
        try (var outbox = new Outbox(wire, 10, TimeUnit.MILLISECONDS.toNanos(100))) {
            for (int i = 0; i < 4; i++) {
                outbox.put(new byte[8]);
            }
            assertTrue(wire.closed);
            outbox.put(new byte[8]);
        }
    }

    @Test
    void the_handshake_is_that_of_the_standard() {
        assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", Handshake.accept("dGhlIHNhbXBsZSBub25jZQ=="));
        for (String ours : List.of("http://localhost", "https://127.0.0.1:8080", "http://[::1]:3000")) {
            assertTrue(Handshake.isOfThisMachine(ours), ours);
        }
        for (String foreign : List.of("null", "", "https://evil.example", "http://localhost.evil.example",
                "http://127.0.0.1.evil.example", "http://evil.example/localhost", "::", "file://")) {
            assertTrue(!Handshake.isOfThisMachine(foreign), foreign);
        }
    }

    @Test
    void what_was_written_is_read() throws Exception {
        var out = new ByteArrayOutputStream();
        byte[] message = new byte[200_000];
        new Random(1).nextBytes(message);
        new HeaderWire(new ByteArrayInputStream(new byte[0]), out).write(message);
        assertArrayEquals(message, new HeaderWire(new ByteArrayInputStream(out.toByteArray()),
                new ByteArrayOutputStream()).read());
    }
}
