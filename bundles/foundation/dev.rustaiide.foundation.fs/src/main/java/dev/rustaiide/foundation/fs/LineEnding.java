package dev.rustaiide.foundation.fs;

/** What ends a line of a file. */
public enum LineEnding {
    LF("\n"), CRLF("\r\n");

    private final String characters;

    LineEnding(String characters) {
        this.characters = characters;
    }

    public String characters() {
        return characters;
    }

    /** The one that this machine's own programs write. */
    public static LineEnding ofPlatform() {
        return System.lineSeparator().length() == 2 ? CRLF : LF;
    }
}
