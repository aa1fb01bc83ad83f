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
    /** For each of G0 to G3 the characters that it has. */
    final CharacterSet[] sets = {CharacterSet.ASCII, CharacterSet.ASCII, CharacterSet.ASCII, CharacterSet.ASCII};
    int shift;

    CharacterSet characters() {
        return sets[shift];
    }

    void set(Cursor other) {
        x = other.x;
        y = other.y;
        wraps = other.wraps;
        style = other.style;
        link = other.link;
        origin = other.origin;
        System.arraycopy(other.sets, 0, sets, 0, sets.length);
        shift = other.shift;
    }
}
