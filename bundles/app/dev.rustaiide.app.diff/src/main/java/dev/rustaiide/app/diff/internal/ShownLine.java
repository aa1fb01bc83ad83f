package dev.rustaiide.app.diff.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.GC;

import dev.rustaiide.app.ui.components.CodeTint.Tinted;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/**
 * A line as it is drawn: tabs are spaces up to the next stop, and characters that would not be seen, or would change
 * the order of others, stand there by their numbers: nobody shall be able to hide something from who reads a
 * difference.
 */
final class ShownLine {
    /** So much of a line is shown. */
    static final int LONGEST = 5000;
    private static final int TAB = 4;

    private final String shown;
    /** For each character of the line its place in {@link #shown}, and the end; empty if they are the same. */
    private final int[] places;
    private final boolean plain;
    private final double cell;
    private final List<Part> parts = new ArrayList<>();

    /** What is drawn at once: a stretch of the shown text in one colour. */
    private record Part(int start, int end, int x, Token token) {}

    private ShownLine(String shown, int[] places, boolean plain, double cell) {
        this.shown = shown;
        this.places = places;
        this.plain = plain;
        this.cell = cell;
    }

    /** @param cell how wide a character of the font that {@code gc} has is */
    static ShownLine of(String line, List<Tinted> tints, GC gc, double cell) {
        String text = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
        ShownLine made = isAscii(text) ? new ShownLine(text, new int[0], true, cell) : expanded(text, cell);
        made.cut(tints, text.length(), gc);
        return made;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static ShownLine expanded(String text, double cell) {
        StringBuilder shown = new StringBuilder();
        int[] places = new int[text.length() + 1];
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            places[i] = shown.length();
            char c = text.charAt(i);
            if (c == '\t') {
                shown.repeat(' ', TAB - shown.length() % TAB);
            } else if (c == '\r' && i == text.length() - 1) {
                shown.append("␍");
                plain = false;
            } else if (isHidden(c)) {
                shown.append("‹%04X›".formatted((int) c));
                plain = false;
            } else {
                shown.append(c);
                plain &= c < 0x7f;
            }
        }
        places[text.length()] = shown.length();
        return new ShownLine(shown.toString(), places, plain, cell);
    }

    private static boolean isHidden(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private void cut(List<Tinted> tints, int length, GC gc) {
        int at = 0;
        for (Tinted tint : tints) {
            int start = Math.clamp(tint.start(), at, length);
            int end = Math.clamp(tint.end(), start, length);
            add(at, start, Token.TEXT, gc);
            add(start, end, tint.token(), gc);
            at = end;
        }
        add(at, length, Token.TEXT, gc);
    }

    /** Neighbours of one colour are drawn at once: each call to draw costs as much as a few characters. */
    private void add(int start, int end, Token token, GC gc) {
        if (start < end) {
            Part last = parts.isEmpty() ? null : parts.getLast();
            boolean joined = last != null && (last.token == token || isBlank(last)
                    || shown.substring(place(start), place(end)).isBlank());
            if (joined && last != null) {
                parts.removeLast();
                boolean inkless = shown.substring(place(start), place(end)).isBlank();
                parts.add(new Part(last.start, place(end), last.x, inkless ? last.token : token));
            } else {
                parts.add(new Part(place(start), place(end), last == null ? 0 : endOf(last, gc), token));
            }
        }
    }

    private boolean isBlank(Part part) {
        return shown.substring(part.start, part.end).isBlank();
    }

    private int endOf(Part part, GC gc) {
        return plain ? (int) Math.round(part.end * cell)
                : part.x + gc.stringExtent(shown.substring(part.start, part.end)).x;
    }

    private int place(int column) {
        return places.length == 0 ? Math.min(column, shown.length()) : places[Math.min(column, places.length - 1)];
    }

    /** Where {@code column} of the line stands, from its start; {@code gc} has the font of code. */
    int xOf(int column, GC gc) {
        int place = place(column);
        if (plain || parts.isEmpty()) {
            return (int) Math.round(place * cell);
        }
        Part last = parts.getFirst();
        for (Part part : parts) {
            if (part.start <= place) {
                last = part;
            }
        }
        return last.x + gc.stringExtent(shown.substring(last.start, Math.clamp(place, last.start, last.end))).x;
    }

    /** The column nearest to {@code x}. */
    int columnAt(int x, GC gc) {
        int low = 0;
        int high = places.length == 0 ? shown.length() : places.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((xOf(middle, gc) + xOf(middle + 1, gc)) / 2 <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int width(GC gc) {
        return parts.isEmpty() ? 0 : endOf(parts.getLast(), gc);
    }

    /** Draws what lies between {@code left} and {@code right}, from the line's start, that being at {@code x}. */
    void draw(GC gc, int x, int y, int left, int right, Look look, boolean muted) {
        for (Part part : parts) {
            int from = part.start;
            int to = part.end;
            int at = part.x;
            if (plain) {
                from = Math.max(from, (int) (left / cell));
                to = Math.min(to, (int) (right / cell) + 2);
                at = (int) Math.round(from * cell);
            }
            while (from < to && shown.charAt(from) == ' ' && plain) {
                from++;
                at = (int) Math.round(from * cell);
            }
            if (from < to) {
                gc.setForeground(look.color(muted ? Token.MUTED : part.token));
                gc.drawString(shown.substring(from, to), x + at, y, true);
            }
        }
    }
}
