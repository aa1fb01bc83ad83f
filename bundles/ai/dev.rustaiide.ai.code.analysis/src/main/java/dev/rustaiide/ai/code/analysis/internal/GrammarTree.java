package dev.rustaiide.ai.code.analysis.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.tree.sitter.Budget;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/** The tree that a grammar gives, in the words of {@link SyntaxTree}. */
final class GrammarTree implements SyntaxTree {
    private final Rules rules;
    private final ParsedTree tree;

    GrammarTree(Rules rules, ParsedTree tree) {
        this.rules = rules;
        this.tree = tree;
    }

    @Override
    public Language language() {
        return rules.language();
    }

    @Override
    public Text text() {
        return tree.text();
    }

    @Override
    public SyntaxTree edited(int start, int end, int insertedLength, Text after) {
        return new GrammarTree(rules, tree.edited(start, end, insertedLength, after, Budget.UNLIMITED).orElseThrow());
    }

    @Override
    public Optional<SyntaxTree> edited(int start, int end, int insertedLength, Text after, Duration budget) {
        return tree.edited(start, end, insertedLength, after, Budget.of(budget))
                .map(edited -> new GrammarTree(rules, edited));
    }

    @Override
    public List<Highlight> highlights(int start, int end) {
        return rules.highlights().of(tree, text().byteOf(start), text().byteOf(end));
    }

    @Override
    public List<Fold> folds() {
        return Folds.of(rules.folds(), tree);
    }

    @Override
    public List<Symbol> outline() {
        return rules.outline().of(tree, rules.isRust() ? RustItems.of(tree).testStarts() : Set.of());
    }

    @Override
    public Optional<Brackets> bracketsAt(int offset) {
        try (TreeWalk walk = tree.walk()) {
            return new BracketSearch(walk, text()).at(offset);
        }
    }

    @Override
    public List<Span> occurrences(int offset) {
        return new NameSearch(tree, rules.isRust()).at(offset);
    }

    @Override
    public Span expand(Span span) {
        try (TreeWalk walk = tree.walk()) {
            return Expansion.of(walk, text(), span);
        }
    }

    @Override
    public int errorCount() {
        int count = 0;
        try (TreeWalk walk = tree.walk()) {
            boolean deeper;
            do {
                // What an error holds belongs to the one place that does not parse.
                boolean isError = walk.isMissing() || "ERROR".equals(walk.type());
                count += isError ? 1 : 0;
                deeper = !isError && walk.hasError();
            } while (walk.toNext(deeper, Integer.MAX_VALUE));
        }
        return count;
    }

    @Override
    public Optional<ParsedTree> nodes() {
        return Optional.of(tree);
    }

    @Override
    public void retire() {
        tree.retire();
    }

    @Override
    public List<Runnable> runnables() {
        return rules.isRust() ? RustItems.of(tree).runnables() : List.of();
    }
}
