package dev.rustaiide.foundation.terminal.internal;

import java.util.BitSet;

/** What is set and what is reset; ANSI's own numbers, and DEC's with {@link #DEC} added. */
final class Modes {
    static final int DEC = 10_000;
    static final int INSERT = 4;
    static final int NEW_LINE = 20;
    static final int CURSOR_KEYS = DEC + 1;
    static final int COLUMNS_132 = DEC + 3;
    static final int REVERSE_SCREEN = DEC + 5;
    static final int ORIGIN = DEC + 6;
    static final int AUTO_WRAP = DEC + 7;
    static final int MOUSE_X10 = DEC + 9;
    static final int CURSOR_BLINKS = DEC + 12;
    static final int CURSOR_VISIBLE = DEC + 25;
    /** Whether a program may choose between 80 and 132 columns. */
    static final int COLUMNS_CHOSEN = DEC + 40;
    static final int REVERSE_WRAP = DEC + 45;
    static final int ALTERNATE_OLD = DEC + 47;
    static final int KEYPAD = DEC + 66;
    static final int SIDE_MARGINS = DEC + 69;
    /** Whether the screen stays as it is when the number of columns is chosen. */
    static final int COLUMNS_KEPT = DEC + 95;
    static final int MOUSE_CLICKS = DEC + 1000;
    static final int MOUSE_DRAGS = DEC + 1002;
    static final int MOUSE_MOVES = DEC + 1003;
    static final int FOCUS = DEC + 1004;
    static final int MOUSE_SGR = DEC + 1006;
    static final int ALTERNATE_SCROLL = DEC + 1007;
    static final int ALTERNATE = DEC + 1047;
    static final int SAVED_CURSOR = DEC + 1048;
    static final int ALTERNATE_SAVED = DEC + 1049;
    static final int BRACKETED_PASTE = DEC + 2004;
    static final int SYNCHRONIZED = DEC + 2026;

    private static final int[] KNOWN = {INSERT, NEW_LINE, CURSOR_KEYS, COLUMNS_132, REVERSE_SCREEN, ORIGIN, AUTO_WRAP,
        MOUSE_X10, CURSOR_BLINKS, CURSOR_VISIBLE, COLUMNS_CHOSEN, REVERSE_WRAP, ALTERNATE_OLD, KEYPAD, SIDE_MARGINS,
        COLUMNS_KEPT, MOUSE_CLICKS, MOUSE_DRAGS, MOUSE_MOVES, FOCUS, MOUSE_SGR, ALTERNATE_SCROLL, ALTERNATE,
        SAVED_CURSOR, ALTERNATE_SAVED, BRACKETED_PASTE, SYNCHRONIZED};

    private final BitSet set = new BitSet();
    private boolean wraps;
    private boolean inserts;

    Modes() {
        reset();
    }

    void reset() {
        set.clear();
        for (int mode : new int[] {AUTO_WRAP, CURSOR_VISIBLE, CURSOR_BLINKS, ALTERNATE_SCROLL}) {
            set.set(mode);
        }
        look();
    }

    static boolean isKnown(int mode) {
        for (int known : KNOWN) {
            if (known == mode) {
                return true;
            }
        }
        return false;
    }

    boolean has(int mode) {
        return set.get(mode);
    }

    void set(int mode, boolean on) {
        if (isKnown(mode)) {
            set.set(mode, on);
            look();
        }
    }

    /** The two that are asked for each character. */
    private void look() {
        wraps = set.get(AUTO_WRAP);
        inserts = set.get(INSERT);
    }

    boolean wraps() {
        return wraps;
    }

    boolean inserts() {
        return inserts;
    }

    /** One of the three kinds of reports excludes the others. */
    void setMouse(int mode, boolean on) {
        for (int each : new int[] {MOUSE_X10, MOUSE_CLICKS, MOUSE_DRAGS, MOUSE_MOVES}) {
            set.clear(each);
        }
        set.set(mode, on);
    }
}
