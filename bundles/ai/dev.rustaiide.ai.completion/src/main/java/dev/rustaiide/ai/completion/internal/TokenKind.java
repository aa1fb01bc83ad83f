package dev.rustaiide.ai.completion.internal;

/** What a token is, as far as its first character tells. */
public enum TokenKind {
    WORD, NUMBER, STRING, SIGN
}
