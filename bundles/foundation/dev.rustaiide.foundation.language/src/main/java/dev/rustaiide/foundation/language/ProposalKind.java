package dev.rustaiide.foundation.language;

/** What a {@link Proposal} stands for; its icon says it. */
public enum ProposalKind {
    KEYWORD, SNIPPET, MODULE, STRUCT, ENUM, VARIANT, TRAIT, CLASS, FUNCTION, METHOD, FIELD, CONSTANT, VARIABLE, TYPE,
    MACRO, FILE, VALUE, TEXT
}
