package dev.rustaiide.app.ui.components;

/** What is typed to find a row: letters that follow each other soon are one word. */
final class TypeAhead {
    /** How long a pause begins anew, in milliseconds. */
    private static final int PAUSE = 900;

    private String typed = "";
    private int at;

    /** The word so far; {@code time} as SWT's events have it. */
    String after(char character, int time) {
        typed = time - at > PAUSE ? String.valueOf(character) : typed + character;
        at = time;
        return typed;
    }
}
