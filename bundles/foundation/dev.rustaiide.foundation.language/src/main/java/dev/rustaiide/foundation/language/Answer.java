package dev.rustaiide.foundation.language;

import java.util.List;

/**
 * What the sources know together.
 *
 * @param sources the names of those who knew something; empty with {@link Question#nothing()}
 * @param isSyntactic whether it rests on names and scopes alone, which people are told
 */
public record Answer<A>(A value, List<String> sources, boolean isSyntactic) {
    public Answer {
        sources = List.copyOf(sources);
    }
}
