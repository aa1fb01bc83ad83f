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

    /**
     * Those of {@code all} that fit the characters before {@code caret}: if {@code likely} knows them, those that begin
     * with what is typed come first, the likeliest before others.
     */
    static List<Match> of(List<Candidate> all, Text text, int caret, Likely likely) {
        List<Match> matches = of(all, text, caret);
        matches.sort(Comparator.comparing((Match match) -> !begins(match.candidate, text, caret)
                || likely.score(match.candidate.proposal()).isEmpty())
                .thenComparing(match -> begins(match.candidate, text, caret)
                        ? -likely.score(match.candidate.proposal()).orElse(0) : 0));
        return matches;
    }

    private static boolean begins(Candidate candidate, Text text, int caret) {
        String typed = typed(new Span(Math.min(candidate.replaced().start(), caret), caret), text);
        return candidate.proposal().filter().regionMatches(true, 0, typed, 0, typed.length());
    }

    /** {@code matches} with {@code seen} first, as far as they still fit: what people see does not move away. */
    static List<Match> keeping(List<String> seen, List<Match> matches) {
        List<Match> kept = new ArrayList<>(matches);
        kept.sort(Comparator.comparingInt(match -> {
            int place = seen.indexOf(match.candidate.proposal().name());
            return place < 0 ? seen.size() : place;
        }));
        return kept;
    }

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
