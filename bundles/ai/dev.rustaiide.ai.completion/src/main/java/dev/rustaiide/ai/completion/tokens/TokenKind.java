package dev.rustaiide.ai.completion.tokens;

/** What a token is, as far as its first character tells. */
public enum TokenKind {
    WORD, NUMBER, STRING, SIGN
}
