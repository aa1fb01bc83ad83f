package dev.rustaiide.system.external.apis.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** A server on this machine that answers as it is told, byte by byte: also as no good server would. */
final class ProviderServer implements AutoCloseable {
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ServerSocket listening;

    /** What came. */
    record Request(String line, Map<String, String> headers, String text) {
        Json body() {
            try {
                return Json.parse(text);
            } catch (JsonException none) {
                return Json.NULL;
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Writes a whole answer, head included. */
    interface Answer {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    ProviderServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String origin() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** Adds answers; the last one is given again and again. */
    ProviderServer says(Answer... more) {
        answers.addAll(List.of(more));
        return this;
    }

    /** Forgets all answers but this one. */
    void only(Answer answer) {
        answers.clear();
        answers.add(answer);
    }

    ProviderServer says(int status, String type, String body) {
        return says(out -> write(out, head(status, type) + body));
    }

    /** An answer of events. */
    static Answer events(String... data) {
        return out -> write(out, head(200, "text/event-stream") + sse(data));
    }

    static String sse(String... data) {
        var all = new StringBuilder();
        for (String each : data) {
            all.append("data: ").append(each).append("\n\n");
        }
        return all.toString();
    }

    static String head(int status, String type, String... headers) {
        return "HTTP/1.1 " + status + " It\r\nContent-Type: " + type + "\r\nConnection: close\r\n"
                + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n";
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(read(new BufferedInputStream(socket.getInputStream())));
            Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
            if (answer != null) {
                answer.to(socket.getOutputStream());
            }
        } catch (IOException gone) {
            // The other side has heard enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
