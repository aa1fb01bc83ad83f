package dev.rustaiide.ai.completion.internal.next;

/** Where in a text a token lies. */
enum Zone {
    CODE, STRING, COMMENT
}
