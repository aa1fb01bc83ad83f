package dev.rustaiide.foundation.terminal;

/**
 * What a program wants of the keyboard and the pointer.
 *
 * @param cursorKeys arrow keys say what they say in applications
 * @param bracketedPaste what is pasted is marked
 * @param mouse which events of the pointer are told
 * @param mouseSgr they are told as numbers, so that they have no limits
 * @param alternateScroll the wheel is told as arrow keys, since there is nothing to scroll
 * @param focus getting and losing the keyboard is told
 */
public record InputModes(boolean cursorKeys, boolean bracketedPaste, Mouse mouse, boolean mouseSgr,
        boolean alternateScroll, boolean focus) {
    /** Which events of the pointer a program wants. */
    public enum Mouse {
        NONE, PRESSES, CLICKS, DRAGS, MOVES
    }
}
