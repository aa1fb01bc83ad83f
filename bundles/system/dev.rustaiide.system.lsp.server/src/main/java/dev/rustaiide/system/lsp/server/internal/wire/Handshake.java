package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How a WebSocket begins. A browser lets every page connect to this machine, so one that says that it comes from a page
 * of another is refused.
 */
final class Handshake {
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_LINES = 64;
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Handshake() {}

    static void answer(InputStream in, OutputStream out) throws IOException {
        Map<String, String> headers = headers(in);
        String key = headers.getOrDefault("sec-websocket-key", "");
        if (!"websocket".equalsIgnoreCase(headers.getOrDefault("upgrade", "")) || !isKey(key)
                || !"13".equals(headers.getOrDefault("sec-websocket-version", ""))) {
            refuse(out, "426 Upgrade Required", "This is a language server: connect with a WebSocket of version 13.");
        }
        if (!isOfThisMachine(headers.getOrDefault("origin", "http://localhost"))) {
            refuse(out, "403 Forbidden", "Pages of other machines may not use this language server.");
        }
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void refuse(OutputStream out, String status, String why) throws IOException {
        out.write(WebSocketWire.refusal(status, why));
        out.flush();
        throw new NoMessageException(why);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        String request = Limited.line(in, LONGEST_LINE);
        if (request == null || !request.startsWith("GET ")) {
            throw new NoMessageException("no request for a WebSocket");
        }
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = Limited.line(in, LONGEST_LINE);
            if (line == null) {
                throw new NoMessageException("the input ends within a request");
            }
            if (line.isEmpty()) {
                return headers;
            }
            int colon = Math.max(0, line.indexOf(':'));
            headers.put(line.substring(0, colon).strip().toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        throw new NoMessageException("a request has more than " + MOST_LINES + " headers");
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** An origin without a host, e.g. of a sandboxed frame, is nobody that is known. */
    static boolean isOfThisMachine(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    static String accept(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }
}
