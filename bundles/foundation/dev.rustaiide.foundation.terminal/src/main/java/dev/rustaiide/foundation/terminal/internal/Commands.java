package dev.rustaiide.foundation.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.OptionalInt;

import dev.rustaiide.foundation.terminal.TerminalListener;

/** Operating system commands: title, links, folder, colours, clipboard and the marks of shells. */
final class Commands {
    private static final int LONGEST_TITLE = 200;
    private static final int FOREGROUND = 256;

    private final Screen screen;
    private final TerminalListener listener;
    private final Links links;
    private final ShellMarks marks;

    Commands(Screen screen, TerminalListener listener, Links links, ShellMarks marks) {
        this.screen = screen;
        this.listener = listener;
        this.links = links;
        this.marks = marks;
    }

    void run(String text) {
        int semicolon = text.indexOf(';');
        String number = semicolon < 0 ? text : text.substring(0, semicolon);
        String rest = semicolon < 0 ? "" : text.substring(semicolon + 1);
        switch (number) {
            case "0", "2" -> listener.title(title(rest));
            case "4" -> palette(rest);
            case "7" -> listener.directory(rest);
            case "8" -> link(rest);
            case "10" -> color(rest, number, FOREGROUND);
            case "11" -> color(rest, number, FOREGROUND + 1);
            case "52" -> clipboard(rest);
            case "133" -> shell(rest);
            default -> { }
        }
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder();
        text.codePoints().filter(each -> !Character.isISOControl(each) && Character.getType(each) != Character.FORMAT)
                .limit(LONGEST_TITLE).forEach(title::appendCodePoint);
        return title.toString();
    }

    private void palette(String text) {
        String[] parts = text.split(";");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            if (parts[i].matches("\\d{1,3}")) {
                color(parts[i + 1], "4;" + parts[i], Math.min(255, Integer.parseInt(parts[i])));
            }
        }
    }

    /** Programs ask so that they can tell whether the ground is dark. What they set is not taken: the theme decides. */
    private void color(String text, String number, int index) {
        OptionalInt color = text.equals("?") ? listener.color(index) : OptionalInt.empty();
        color.ifPresent(rgb -> listener.reply(String.format(Locale.ROOT, "\033]%s;rgb:%s/%s/%s\033\\", number,
                twice(rgb >> 16), twice(rgb >> 8), twice(rgb)).getBytes(StandardCharsets.US_ASCII)));
    }

    /** Eight bits as sixteen. */
    private static String twice(int bits) {
        return String.format(Locale.ROOT, "%1$02x%1$02x", bits & 0xff);
    }

    private void link(String text) {
        int semicolon = text.indexOf(';');
        screen.cursor.link = semicolon < 0 ? 0 : links.of(text.substring(semicolon + 1));
    }

    private void clipboard(String text) {
        int semicolon = text.indexOf(';');
        String content = text.substring(semicolon + 1);
        try {
            if (!content.equals("?")) {
                listener.clipboard(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException malformed) {
            // Nothing that could be put there.
        }
    }

    /** A prompt begins, what is typed begins, its output begins, it has ended. */
    private void shell(String text) {
        if (text.startsWith("A")) {
            if (!screen.isAlternate()) {
                screen.row(screen.cursor.y).command = marks.begin();
            }
            screen.leaveColumns();
            listener.shell(false);
        } else if (text.startsWith("C")) {
            listener.shell(true);
        } else if (text.startsWith("D")) {
            String exit = text.length() > 2 ? text.substring(2).split(";", 2)[0] : "";
            marks.end(exit.matches("\\d{1,3}") ? Integer.parseInt(exit) : ShellMarks.UNKNOWN);
        }
    }
}
