package dev.rustaiide.system.lsp.client.internal.rpc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.rustaiide.system.lsp.client.ProtocolMessage;

/** The last messages between us and a server, as they were sent. Any thread may use it. */
public final class ProtocolRing {
    private static final int MOST_MESSAGES = 2000;
    private static final int MOST_BYTES = 4 << 20;
    /** Of a longer message the beginning tells what it was. */
    private static final int KEPT = 16 << 10;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    private record Entry(Instant time, boolean sent, byte[] start, int length) {
        ProtocolMessage message() {
            return new ProtocolMessage(time, sent, new String(start, StandardCharsets.UTF_8), length);
        }
    }

    synchronized void add(boolean sent, byte[] message) {
        byte[] start = message.length > KEPT ? Arrays.copyOf(message, KEPT) : message;
        entries.add(new Entry(Instant.now(), sent, start, message.length));
        bytes += start.length;
        while (entries.size() > MOST_MESSAGES || bytes > MOST_BYTES) {
            bytes -= entries.remove().start.length;
        }
    }

    /** A line that the server wrote beside the protocol. */
    public void note(String line) {
        add(false, ("stderr: " + line).getBytes(StandardCharsets.UTF_8));
    }

    public List<ProtocolMessage> messages() {
        List<Entry> copy;
        synchronized (this) {
            copy = new ArrayList<>(entries);
        }
        return copy.stream().map(Entry::message).toList();
    }
}
