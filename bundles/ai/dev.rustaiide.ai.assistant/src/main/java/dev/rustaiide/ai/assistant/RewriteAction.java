package dev.rustaiide.ai.assistant;

import java.util.Locale;

/** What is done to lines of a file. */
public enum RewriteAction {
    /** What the instruction says. */
    CHANGE("Rewrite"),
    /** Documentation comments; nothing else may change. */
    DOCUMENT("Document"),
    /** The same in simpler words. */
    SIMPLIFY("Simplify"),
    /** The reported problems are mended. */
    FIX("Fix"),
    /** Tests for the lines, beside the others of the file. */
    TEST("Write tests");

    private final String title;

    RewriteAction(String title) {
        this.title = title;
    }

    /** For people: an imperative without a full stop. */
    public String title() {
        return title;
    }

    /** In lower case, as the command line has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether people have to say what they want. */
    public boolean needsInstruction() {
        return this == CHANGE;
    }
}
