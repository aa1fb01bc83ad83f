package dev.rustaiide.ai.assistant;

/** What a person wants. */
public enum Intent {
    /** A question on the code. */
    ASK("Ask", false),
    /** What the attached code, symbol or problem is about. */
    EXPLAIN("Explain", false),
    /** Documentation for the attached code. */
    DOCUMENT("Document", true),
    /** Tests for the attached code. */
    TEST("Write tests", true),
    /** An edit that mends the attached problems. */
    FIX("Fix", true),
    /** What is wrong with the attached changes. */
    REVIEW("Review changes", false),
    /** Whatever the text says, step by step, with tools. */
    WORK("Work", true);

    private final String title;
    private final boolean edits;

    Intent(String title, boolean edits) {
        this.title = title;
        this.edits = edits;
    }

    /** For people: an imperative without a full stop. */
    public String title() {
        return title;
    }

    /** Whether edits may come of it, which are staged. */
    public boolean edits() {
        return edits;
    }
}
