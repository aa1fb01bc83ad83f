package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes of a client, as messages behind headers and as frames: either they are read or they end the session. */
public final class WireFuzz {
    private static final byte[] HELLO = ("GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private WireFuzz() {}

    /** For a fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        read(new HeaderWire(new ByteArrayInputStream(data), new ByteArrayOutputStream()));
        byte[] greeted = new byte[HELLO.length + data.length];
        System.arraycopy(HELLO, 0, greeted, 0, HELLO.length);
        System.arraycopy(data, 0, greeted, HELLO.length, data.length);
        webSocket(greeted);
        webSocket(data);
    }

    private static void webSocket(byte[] data) {
        try {
            read(new WebSocketWire(new ByteArrayInputStream(data), new ByteArrayOutputStream()));
        } catch (IOException refused) {
            return;
        }
    }

    private static void read(Wire wire) {
        try {
            byte[] message = wire.read();
            while (message != null) {
                if (message.length > Wire.MOST_BYTES) {
                    throw new IllegalStateException("a message of " + message.length + " bytes");
                }
                message = wire.read();
            }
        } catch (IOException ended) {
            return;
        }
    }
}
