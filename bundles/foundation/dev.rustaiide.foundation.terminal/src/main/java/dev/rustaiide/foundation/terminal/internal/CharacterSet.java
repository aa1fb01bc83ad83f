package dev.rustaiide.foundation.terminal.internal;

/** What the codes of ASCII stand for. */
enum CharacterSet {
    ASCII,
    /** With a pound sign for the number sign. */
    BRITISH,
    /** Lines and corners for small letters. */
    DRAWING;

    private static final String LINES = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·";
    private static final int FIRST_LINE = 0x60;

    /** The one that a program names by the last character of its sequence; ASCII for those that are not known. */
    static CharacterSet of(int name) {
        return switch (name) {
            case '0' -> DRAWING;
            case 'A' -> BRITISH;
            default -> ASCII;
        };
    }

    int drawn(int character) {
        return switch (this) {
            case ASCII -> character;
            case BRITISH -> character == '#' ? '£' : character;
            case DRAWING -> {
                int index = character - FIRST_LINE;
                yield index >= 0 && index < LINES.length() ? LINES.charAt(index) : character == '_' ? ' ' : character;
            }
        };
    }
}
