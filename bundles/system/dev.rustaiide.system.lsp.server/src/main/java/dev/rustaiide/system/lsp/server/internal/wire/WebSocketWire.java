package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The server's end of a WebSocket by RFC 6455, without extensions: a message is a text. It is our own because the whole
 * of what a server needs is this class and {@link Handshake}, and the JDK has the client's end only.
 */
public final class WebSocketWire implements Wire {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int MOST_CONTROL_BYTES = 125;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int TOO_BIG = 1009;

    private final InputStream in;
    private final OutputStream out;

    /** A part of a message, or a control frame. */
    private record Frame(int opcode, boolean isLast, byte[] content) {}

    /**
     * Answers the handshake.
     *
     * @throws NoMessageException if the client asks for something else; it has been told
     */
    public WebSocketWire(InputStream in, OutputStream out) throws IOException {
        this.in = new BufferedInputStream(in, 1 << 14);
        this.out = out;
        Handshake.answer(this.in, out);
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        try {
            return message();
        } catch (NoMessageException wrong) {
            boolean big = wrong.getMessage().startsWith("a message has more");
            bye(big ? TOO_BIG : PROTOCOL_ERROR);
            throw wrong;
        }
    }

    private byte @Nullable [] message() throws IOException {
        var message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            Frame frame = frame(MOST_BYTES - message.size());
            if (frame == null || frame.opcode == CLOSE) {
                bye(1000);
                return null;
            }
            if (frame.opcode == PING) {
                send(PONG, frame.content);
            } else if (frame.opcode != PONG) {
                boolean continues = frame.opcode == CONTINUATION;
                if (continues != begun || !continues && frame.opcode != TEXT && frame.opcode != BINARY) {
                    throw new NoMessageException("a frame of kind " + frame.opcode + " out of place");
                }
                message.write(frame.content);
                begun = true;
                if (frame.isLast) {
                    return message.toByteArray();
                }
            }
        }
    }

    private @Nullable Frame frame(int most) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int second = octet();
        int opcode = first & 0x0F;
        boolean isLast = (first & LAST) != 0;
        if ((first & 0x70) != 0 || (second & MASKED) == 0) {
            throw new NoMessageException("a frame of an extension, or without a mask");
        }
        long length = length(second & 0x7F);
        if (opcode >= CLOSE && (length > MOST_CONTROL_BYTES || !isLast)) {
            throw new NoMessageException("a control frame with too much in it");
        }
        if (length < 0 || length > most) {
            throw new NoMessageException("a message has more than " + MOST_BYTES + " bytes");
        }
        byte[] mask = Limited.bytes(in, 4);
        byte[] content = Limited.bytes(in, (int) length);
        for (int i = 0; i < content.length; i++) {
            content[i] ^= mask[i & 3];
        }
        return new Frame(opcode, isLast, content);
    }

    private long length(int small) throws IOException {
        return switch (small) {
            case 126 -> octet() << 8 | octet();
            case 127 -> ByteBuffer.wrap(Limited.bytes(in, 8)).getLong();
            default -> small;
        };
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the client has gone within a frame");
        }
        return octet;
    }

    @Override
    public void write(byte[] message) throws IOException {
        send(TEXT, message);
    }

    /** The reader sends too: pongs. */
    private synchronized void send(int opcode, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 10).put((byte) (LAST | opcode));
        if (content.length <= MOST_CONTROL_BYTES) {
            frame.put((byte) content.length);
        } else if (content.length <= 0xFFFF) {
            frame.put((byte) 126).putShort((short) content.length);
        } else {
            frame.put((byte) 127).putLong(content.length);
        }
        frame.put(content);
        out.write(frame.array(), 0, frame.position());
        out.flush();
    }

    private void bye(int status) {
        try {
            send(CLOSE, ByteBuffer.allocate(2).putShort((short) status).array());
        } catch (IOException gone) {
            LoggerFactory.getLogger(WebSocketWire.class).debug("A client went before it was told", gone);
        }
    }

    /** Text that the handshake is refused with. */
    static byte[] refusal(String status, String why) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n" + why
                + '\n').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try (in; out) {
            LoggerFactory.getLogger(WebSocketWire.class).debug("A client's socket is closed");
        } catch (IOException gone) {
            LoggerFactory.getLogger(WebSocketWire.class).debug("A client went before its socket was closed", gone);
        }
    }
}
