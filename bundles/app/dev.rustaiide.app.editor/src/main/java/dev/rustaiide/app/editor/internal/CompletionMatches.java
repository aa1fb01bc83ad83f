package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.rustaiide.app.editor.Completion;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.text.Text;

/** Which completions fit what is typed, the best first. Needs no widget. */
final class CompletionMatches {
    private CompletionMatches() {}

    /** One that fits, with the places in its label that were typed. */
    record Match(Completion completion, int score, int[] places) {}

    /** Those of {@code all} that fit the characters before {@code caret}; as they came where nothing is typed. */
    static List<Match> of(List<Completion> all, Text text, int caret) {
        List<Match> matches = new ArrayList<>();
        for (Completion completion : all) {
            FuzzyPattern pattern = FuzzyPattern.of(typed(completion, text, caret));
            if (pattern.isEmpty()) {
                matches.add(new Match(completion, 0, new int[0]));
            } else {
                pattern.match(completion.label()).ifPresent(match -> matches.add(of(completion, match)));
            }
        }
        matches.sort(Comparator.comparingInt(Match::score).reversed());
        return matches;
    }

    private static Match of(Completion completion, FuzzyMatch match) {
        return new Match(completion, match.score(), match.positions());
    }

    /** What stands before the caret of what is replaced; an opening quote is not part of a name. */
    private static String typed(Completion completion, Text text, int caret) {
        int start = Math.min(completion.replaced().start(), caret);
        String typed = text.substring(start, caret);
        return typed.startsWith("\"") || typed.startsWith("'") ? typed.substring(1) : typed;
    }
}
