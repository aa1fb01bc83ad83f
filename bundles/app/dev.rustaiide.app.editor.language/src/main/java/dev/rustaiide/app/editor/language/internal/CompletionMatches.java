package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/**
 * Which candidates fit what is typed: first those that fit best, among equals those that their source puts first. Needs
 * no widget.
 */
final class CompletionMatches {
    private static final Comparator<Match> BEST_FIRST = Comparator.comparingInt(Match::score).reversed()
            .thenComparing(match -> !match.candidate.proposal().isPreferred())
            .thenComparing(match -> match.candidate.proposal().order());

    private CompletionMatches() {}

    /** One that fits, with the places in its name that were typed. */
    record Match(Candidate candidate, int score, int[] places) {}

    /** Those of {@code all} that fit the characters before {@code caret}. */
    static List<Match> of(List<Candidate> all, Text text, int caret) {
        List<Match> matches = new ArrayList<>();
        Span typedAt = new Span(0, 0);
        FuzzyPattern pattern = FuzzyPattern.of("");
        for (Candidate candidate : all) {
            Span here = new Span(Math.min(candidate.replaced().start(), caret), caret);
            if (!here.equals(typedAt)) {
                typedAt = here;
                pattern = FuzzyPattern.of(typed(here, text));
            }
            if (pattern.isEmpty()) {
                matches.add(new Match(candidate, 0, new int[0]));
            } else {
                match(candidate, pattern, matches);
            }
        }
        matches.sort(BEST_FIRST);
        return matches;
    }

    private static void match(Candidate candidate, FuzzyPattern pattern, List<Match> matches) {
        String name = candidate.proposal().name();
        String filter = candidate.proposal().filter();
        pattern.match(filter).ifPresent(match -> {
            int[] places = filter.equals(name) ? match.positions()
                    : pattern.match(name).map(FuzzyMatch::positions).orElse(new int[0]);
            matches.add(new Match(candidate, match.score(), places));
        });
    }

    /** What stands before the caret of what is replaced; an opening quote is not part of a name. */
    private static String typed(Span span, Text text) {
        String typed = text.substring(span.start(), span.end());
        return typed.startsWith("\"") || typed.startsWith("'") ? typed.substring(1) : typed;
    }
}
