package dev.rustaiide.system.git.integration;

/** How a file differs from what it is compared with. */
public enum Change {
    NONE('.', "unchanged"), ADDED('A', "added"), MODIFIED('M', "modified"), DELETED('D', "deleted"),
    /** A file became a link, or the like. */ TYPE_CHANGED('T', "type changed"),
    /** Git does not know it yet. */ UNTRACKED('?', "untracked");

    private final char letter;
    private final String word;

    Change(char letter, String word) {
        this.letter = letter;
        this.word = word;
    }

    /** The letter that {@code git status} has for it. */
    public char letter() {
        return letter;
    }

    /** For people. */
    public String word() {
        return word;
    }
}
