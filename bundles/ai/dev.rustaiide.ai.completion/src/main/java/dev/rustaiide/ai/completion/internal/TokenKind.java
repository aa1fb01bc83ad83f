package dev.rustaiide.ai.completion.internal;

/** What a token is, as far as its first character tells. */
enum TokenKind {
    WORD, NUMBER, STRING, SIGN
}
