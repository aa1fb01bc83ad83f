package dev.rustaiide.ai.next.edit.internal;

/** What sort of change it is: what tells that another place wants it differs from one to the other. */
enum ChangeKind {
    /** Something was put in. */
    INSERTION,
    /** Something was taken away. */
    REMOVAL,
    /** A name, a number or a string became another one. */
    RENAMING,
    /** Anything else. */
    REPLACEMENT
}
