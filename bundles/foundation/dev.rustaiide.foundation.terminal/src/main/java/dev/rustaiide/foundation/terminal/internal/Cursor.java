package dev.rustaiide.foundation.terminal.internal;

/** Where the next character goes and how it will look; what {@code DECSC} saves. */
final class Cursor {
    int x;
    int y;
    /** The last column was written: the next character goes to the next row. */
    boolean wraps;
    long style;
    int link;
    boolean origin;
    /** For each of G0 to G3 whether it has the line drawing characters. */
    final boolean[] drawing = new boolean[4];
    int shift;

    void set(Cursor other) {
        x = other.x;
        y = other.y;
        wraps = other.wraps;
        style = other.style;
        link = other.link;
        origin = other.origin;
        System.arraycopy(other.drawing, 0, drawing, 0, drawing.length);
        shift = other.shift;
    }
}
