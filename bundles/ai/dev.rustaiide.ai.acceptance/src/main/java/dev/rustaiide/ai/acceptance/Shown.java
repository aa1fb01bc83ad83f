package dev.rustaiide.ai.acceptance;

/** What people were shown. The order is that of the files. */
public enum Shown {
    /** A list of names. */
    LIST,
    /** How the text could go on, behind the caret. */
    GHOST
}
