package dev.rustaiide.foundation.common;

/**
 * How a candidate matches a {@link FuzzyPattern}.
 *
 * @param score the higher the better; only scores of the same pattern can be compared
 * @param positions the offsets of the matched characters in the candidate, ascending; not to be changed
 */
@SuppressWarnings("java:S6218") // never compared
public record FuzzyMatch(int score, int[] positions) {}
