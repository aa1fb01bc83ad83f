package dev.rustaiide.ai.completion.internal;

/** How much a decoder is shown of a place and of the project around it, if its window has room for that. */
final class PromptSize {
    /** In characters: the text before a caret begins at a multiple of it, with the next key at the same place. */
    static final int STEP = 1024;
    /** In characters, of the text before and behind a caret. */
    static final int BEFORE = 3 * STEP;
    static final int BEHIND = 600;

    /** How many pieces of other files. */
    static final int PIECES = 3;
    static final int PIECE_LINES = 20;
    static final int PIECE_CHARACTERS = 700;
    /** From so many lines on a piece ends at the next blank line. */
    static final int PIECE_ENOUGH_LINES = 8;

    /** The lines before and behind a caret whose names say what is related to it. */
    static final int ASKING_BEFORE = 25;
    static final int ASKING_BEHIND = 4;
    /** In lines: as long as the caret stays so near, the same pieces are shown. */
    static final int STAYING = 12;

    private PromptSize() {}
}
