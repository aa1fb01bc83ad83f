package dev.rustaiide.ai.next.edit.internal;

/** What is known of a place that may want a change; each is a number from 0 to about 1. */
public enum SiteFeature {
    /** Always 1. */
    ALWAYS,
    /** How many tokens before it are those before the change, and how much they tell. */
    LEFT, LEFT_BITS,
    /** The same behind it. */
    RIGHT, RIGHT_BITS,
    /** A rare word is among them, on each side, and on both. */
    LEFT_RARE, RIGHT_RARE, BOTH_RARE,
    /** The nearest tokens are the same, on each side, and on both. */
    LEFT_NEXT, RIGHT_NEXT, BOTH_NEXT,
    /** Where the same ends, other names follow and then the same again. */
    LEFT_ALIKE, RIGHT_ALIKE,
    /** The nearest token is another one, but of the same sort. */
    LEFT_SORT, RIGHT_SORT,
    /** How much the fixed tokens tell that are removed; how many there are. */
    REMOVED_BITS, REMOVED_LENGTH,
    /** How long what is written is. */
    WRITTEN_LENGTH,
    /** The holes hold the same; there are holes. */
    FILLED_ALIKE, HOLES,
    /** How many lines it is away, as a logarithm; it is in the same line. */
    DISTANCE, SAME_LINE,
    /** It is behind the change. */
    BEHIND,
    /** How many places there are, and how many that are as much like the change, as logarithms. */
    RIVALS, EQUALS,
    /** How often the text says already what is written. */
    WRITTEN_ALREADY,
    /** The change was made more than once. */
    EXAMPLES,
    /** The whole line is the same. */
    SAME_LINE_TEXT,
    /** Lines begin at the same places of both. */
    LINES_ALIKE,
    /** What is changed is a word. */
    WORD,
    /** What is changed looks as if it is declared there; so does this place; so do other places. */
    DECLARED, DECLARES, DECLARED_ELSEWHERE,
    /** No block is left on the way; none that lies beside the change either; that, and it was declared there. */
    SAME_BLOCK, SAME_SCOPE, DECLARED_BLOCK, DECLARED_SCOPE,
    /** Both are within brackets of the same thing; its name is rare; with as many arguments before the change. */
    CALLEE, CALLEE_RARE, ARITY,
    /** The change is one of a whole argument; that, and the three above. */
    ARGUMENT, CALLED,
    /** What is called is declared in this text, with as many parameters as it has arguments with the change. */
    SIGNED,
    /** The name was changed where it is declared, nothing else of that name is, and this place is in reach of it. */
    DANGLING,
    /** A dot or colons stand before both. */
    MEMBER,
    /** The change is one of whole lines. */
    WHOLE_LINES
}
