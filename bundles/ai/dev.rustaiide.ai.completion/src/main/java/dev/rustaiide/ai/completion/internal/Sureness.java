package dev.rustaiide.ai.completion.internal;

import java.util.List;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.inference.Generation.Step;

/**
 * How likely a line is right that a decoder wrote, up to any place of it.
 *
 * @param begun how much of it was there before, and is certain
 * @param steps its tokens; empty if nothing is known of them
 */
record Sureness(String line, int begun, List<Step> steps) {
    /** Of a line whose model does not tell: whoever chose that model wants to see it. */
    private static final double UNKNOWN = 0.75;

    /** How likely it is right up to {@code end}. */
    double of(int end) {
        if (steps.isEmpty()) {
            return UNKNOWN;
        }
        double product = 1;
        int from = 0;
        for (Step step : steps) {
            if (from >= end) {
                break;
            }
            product *= step.end() > begun ? step.probability() : 1;
            from = step.end();
        }
        return product;
    }

    /**
     * Of the places up to which it is right with a probability of at least {@code sure} the one that saves most keys on
     * average: wrong anywhere it saves none, and to take it is a key. It lies at the end of a word, and not within
     * brackets unless it is the end of the line.
     */
    int end(double sure) {
        if (steps.isEmpty()) {
            return UNKNOWN < sure ? begun : line.length();
        }
        int best = begun;
        double most = 0;
        for (Step step : steps) {
            int end = Math.min(step.end(), line.length());
            double saved = of(end) * (end - begun - 1);
            if (end > begun && of(end) >= sure && saved >= most && isPlace(end)) {
                best = end;
                most = saved;
            }
        }
        return best;
    }

    private boolean isPlace(int end) {
        return end == line.length() || isBetweenWords(end) && !opens(end);
    }

    private boolean isBetweenWords(int at) {
        return !Lexer.isPart(line.charAt(at - 1)) || !Lexer.isPart(line.charAt(at));
    }

    private boolean opens(int end) {
        return Brackets.open(line.substring(begun, end)) > 0;
    }
}
