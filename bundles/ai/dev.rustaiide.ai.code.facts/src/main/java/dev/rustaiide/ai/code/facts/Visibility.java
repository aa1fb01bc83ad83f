package dev.rustaiide.ai.code.facts;

/** Who may use a definition. */
public enum Visibility {
    /** Its module and those inside. */
    PRIVATE,
    /** Its crate or package, or a part of it. */
    RESTRICTED,
    PUBLIC;

    private static final Visibility[] ALL = values();

    public static Visibility of(int ordinal) {
        return ALL[ordinal];
    }
}
