package dev.rustaiide.ai.completion.internal;

import java.util.Optional;

import dev.rustaiide.ai.completion.CompletionEvaluation.Lines;
import dev.rustaiide.ai.completion.GhostText;

/** Sums up how lines were foretold. For one thread. */
final class LineScore {
    private final Score exact = new Score();
    private final Score alike = new Score();

    void add(String line, Optional<GhostText> said) {
        String foretold = said.map(GhostText::text).orElse("");
        exact.add(foretold.equals(line));
        int longer = Math.max(1, Math.max(line.length(), foretold.length()));
        alike.add(1 - Edits.between(line, foretold) / (double) longer, 1);
    }

    Lines sum() {
        return new Lines(exact.share(), alike.share());
    }
}
