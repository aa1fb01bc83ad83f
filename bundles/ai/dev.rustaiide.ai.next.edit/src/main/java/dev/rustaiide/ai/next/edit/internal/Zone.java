package dev.rustaiide.ai.next.edit.internal;

/** Where in a text a token lies. */
enum Zone {
    CODE, STRING, COMMENT
}
