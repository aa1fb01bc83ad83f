package dev.rustaiide.system.lsp.client.internal.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what a server writes beside the protocol into lines, none longer than a screen or so. For one thread. */
final class ErrorLines {
    private static final int LONGEST = 2000;

    private final StringBuilder line = new StringBuilder();
    private final Consumer<String> lines;

    ErrorLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Reads to the end, lest the server stops in mid-word. */
    void read(InputStream in) {
        char[] characters = new char[4096];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
                for (int i = 0; i < count; i++) {
                    add(characters[i]);
                }
            }
        } catch (IOException closed) {
            // The server was stopped: what came before is all there is.
        }
        add('\n');
    }

    private void add(char c) {
        if (c != '\n') {
            line.append(c == '\r' ? "" : String.valueOf(c));
        }
        if (c == '\n' && !line.isEmpty() || line.length() == LONGEST) {
            lines.accept(line.toString());
            line.setLength(0);
        }
    }
}
