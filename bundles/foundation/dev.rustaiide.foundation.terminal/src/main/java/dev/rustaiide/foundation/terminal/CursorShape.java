package dev.rustaiide.foundation.terminal;

/** What the cursor looks like. */
public enum CursorShape {
    BLOCK, UNDERLINE, BAR
}
