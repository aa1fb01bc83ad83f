package dev.rustaiide.ai.code.index.internal;

/** Who may use a definition. */
enum Visibility {
    /** Its module and those inside. */
    PRIVATE,
    /** Its crate or package, or a part of it. */
    RESTRICTED,
    PUBLIC;

    private static final Visibility[] ALL = values();

    static Visibility of(int ordinal) {
        return ALL[ordinal];
    }
}
