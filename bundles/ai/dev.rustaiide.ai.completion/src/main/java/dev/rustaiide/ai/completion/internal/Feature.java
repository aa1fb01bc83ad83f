package dev.rustaiide.ai.completion.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.foundation.language.ProposalKind;

/** What the ranker knows of a candidate at a place; the order is that of a row. */
enum Feature {
    PROBABILITY("logarithm of its probability by all models together", Math.log(1e-7), Math.log(1 + 1e-7)),
    SHARE("its probability by that of the likeliest", 0, 1),
    PLACE("its place among all by that probability", 0, 4095),
    FILE_ORDER("words before it that stand so in this file, too", 0, SuffixCounts.DEPTH),
    FILE_PART("how often it followed those there", 0, 1),
    PROJECT_ORDER("words before it that stand so in other files of the project", 0, SuffixCounts.DEPTH),
    PROJECT_PART("how often it followed those there", 0, 1),
    GLOBAL_ORDER("words before it that stand so in other people's projects", 0, SuffixCounts.DEPTH),
    GLOBAL_PART("how often it followed those there", 0, 1),
    IN_FILE("logarithm of how often it stands in this file", 0, 22),
    IN_PROJECT("logarithm of how often it stands in other files of the project", 0, 22),
    IN_ALL("logarithm of how often it stands in other people's projects", 0, 22),
    DISTANCE("logarithm of how many words back it stands last", 0, Math.log1p(Surroundings.NEVER)),
    LEVEL("blocks to leave to where it stands", 0, 12),
    DECLARED("blocks to leave to where it seems to be declared", 0, 12),
    NEAR("how often it stands in the twelve words before", 0, 12),
    LENGTH("its letters", 0, 40),
    TYPED("letters that are typed", 0, 4095),
    CASE("the look of it: word, Word, WORD, number, sign …", 0, 8, false),
    KEYWORD("whether it is a keyword", 0, 1),
    PREFIX("whether it begins with what is typed, to the case of letters", 0, 2),
    AFTER("the sign or kind of word before it", 0, 64, false),
    AFTER_CASE("the look of the word before that", 0, 8, false),
    SOURCE("whether the index or a server proposes it, too", 0, 1),
    SOURCE_PLACE("its place in their list", 0, 99),
    SOURCE_KIND("what they say it is", -1, ProposalKind.values().length, false),
    AKIN("letters that it shares with a word just before", 0, 4095);

    static final int COUNT = values().length;

    private final DeclaredFeature declared;

    Feature(String meaning, double least, double most) {
        this(meaning, least, most, true);
    }

    Feature(String meaning, double least, double most, boolean isOrdered) {
        this.declared = new DeclaredFeature(name().toLowerCase(Locale.ROOT), meaning, least, most, isOrdered);
    }

    static List<DeclaredFeature> declared() {
        return Arrays.stream(values()).map(feature -> feature.declared).toList();
    }
}
