package dev.rustaiide.ai.completion.internal;

/** What the ranker knows of a candidate at a place; the order is that of a row. */
enum Feature {
    /** Of the mixture: its logarithm, the share of the best, and the place among all. */
    PROBABILITY, SHARE, PLACE,
    /** The longest context that it follows, and the part of what follows that, in each model. */
    FILE_ORDER, FILE_PART, PROJECT_ORDER, PROJECT_PART, GLOBAL_ORDER, GLOBAL_PART,
    /** Logarithms of how often it stands there. */
    IN_FILE, IN_PROJECT, IN_ALL,
    /** See {@link Surroundings}. */
    DISTANCE, LEVEL, DECLARED, NEAR,
    LENGTH, TYPED, CASE, KEYWORD, PREFIX,
    /** What stands before. */
    AFTER, AFTER_CASE,
    /** What other sources say: who, and at which place. */
    SOURCE, SOURCE_PLACE, SOURCE_KIND,
    /** Whether it shares a part of its name with words just before. */
    AKIN;

    static final int COUNT = values().length;
}
