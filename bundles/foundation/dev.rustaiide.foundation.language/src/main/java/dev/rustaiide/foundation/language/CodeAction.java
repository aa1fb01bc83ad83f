package dev.rustaiide.foundation.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Range;

/**
 * A change that is offered for a range.
 *
 * @param kind as LSP names it: {@code quickfix}, {@code refactor.extract}; may be empty
 * @param isPreferred whether it is the obvious one
 * @param disabled why it cannot be done here; empty if it can
 * @param effect empty until {@link Details} are asked for, if there is an origin
 */
public record CodeAction(String title, String kind, boolean isPreferred, Optional<String> disabled,
        Optional<Effect> effect, Optional<Origin> origin) {
    /**
     * Asks for those that fit.
     *
     * @param problems what is known to be wrong there
     * @param kinds only these and what is below them; empty for all
     */
    public record In(SourceText source, Range range, List<Diagnostic> problems, List<String> kinds)
            implements TextQuestion<List<CodeAction>> {
        public In {
            problems = List.copyOf(problems);
            kinds = List.copyOf(kinds);
        }

        @Override
        public List<CodeAction> nothing() {
            return List.of();
        }

        @Override
        public boolean isForAll() {
            return true;
        }

        /** Each title once. */
        @Override
        public List<CodeAction> merge(List<List<CodeAction>> answers) {
            List<CodeAction> merged = new ArrayList<>();
            Set<String> titles = new HashSet<>();
            for (List<CodeAction> answer : answers) {
                answer.stream().filter(action -> titles.add(action.title)).forEach(merged::add);
            }
            return merged;
        }
    }

    /** Asks for what the action does. */
    public record Details(CodeAction action) implements Question<CodeAction> {
        @Override
        public Optional<LanguageSource> addressee() {
            return action.origin.map(Origin::source);
        }

        @Override
        public CodeAction nothing() {
            return action;
        }
    }
}
