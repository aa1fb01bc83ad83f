package dev.rustaiide.foundation.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Feeds terminals and looks at them. */
final class Shown {
    private Shown() {}

    static VirtualTerminal terminal(int columns, int rows, String... fed) {
        VirtualTerminal terminal = VirtualTerminal.of(columns, rows, 1000, TerminalListener.NONE);
        for (String one : fed) {
            feed(terminal, one);
        }
        return terminal;
    }

    static void feed(VirtualTerminal terminal, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes, 0, bytes.length);
    }

    /** The screen as a window would see it. */
    static TerminalFrame frame(VirtualTerminal terminal) {
        TerminalFrame frame = new TerminalFrame();
        frame.size(terminal.columns(), terminal.rows());
        terminal.read(terminal.allRows() - terminal.rows(), frame);
        return frame;
    }

    /** A row of all that can be scrolled to. */
    static String row(VirtualTerminal terminal, int row) {
        TerminalFrame frame = new TerminalFrame();
        frame.size(terminal.columns(), 1);
        terminal.read(row, frame);
        StringBuilder text = new StringBuilder();
        for (int x = 0; x < frame.columns(); x++) {
            text.append(frame.text(0, x));
        }
        return text.toString().stripTrailing();
    }

    /** Everything that is kept, lines joined. */
    static String all(VirtualTerminal terminal) {
        return terminal.text(new CellPosition(terminal.firstLine(), 0),
                new CellPosition(terminal.endLine(), 0)).stripTrailing();
    }

    static byte[] bytes(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < escaped.length()) {
            if (escaped.startsWith("\\x", at)) {
                bytes.write(Integer.parseInt(escaped, at + 2, at + 4, 16));
                at += 4;
            } else {
                int end = escaped.indexOf("\\x", at);
                end = end < 0 ? escaped.length() : end;
                bytes.writeBytes(unescape(escaped.substring(at, end)).getBytes(StandardCharsets.UTF_8));
                at = end;
            }
        }
        return bytes.toByteArray();
    }

    static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            if (kind == 'u') {
                plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(switch (kind) {
                    case 'e' -> '\033';
                    case 'r' -> '\r';
                    case 'n' -> '\n';
                    case 'b' -> '\b';
                    case 't' -> '\t';
                    case 'a' -> '\007';
                    default -> kind;
                });
            }
        }
        return plain.toString();
    }
}
