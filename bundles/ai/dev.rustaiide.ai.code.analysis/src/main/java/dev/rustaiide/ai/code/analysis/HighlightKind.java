package dev.rustaiide.ai.code.analysis;

/** What a stretch of source text is, as far as colour goes. */
public enum HighlightKind {
    KEYWORD, CONTROL, TYPE, FUNCTION, MACRO, VARIABLE, PARAMETER, PROPERTY, CONSTANT, STRING, ESCAPE, NUMBER, COMMENT,
    DOCUMENTATION, OPERATOR, PUNCTUATION, ATTRIBUTE, LIFETIME, NAMESPACE, TAG, HEADING, LINK
}
