package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Reads files as passages. */
final class SourcePassages {
    /** Larger ones were most likely made by a program, and people do not ask for them in words. */
    private static final int LARGEST = 1_000_000;

    private final Syntax syntax;
    private final FileText texts;

    SourcePassages(Syntax syntax, FileText texts) {
        this.syntax = syntax;
        this.texts = texts;
    }

    /** Whether {@code file} can have passages, by its name and size. */
    boolean isOne(Path file, long size) {
        return size > 0 && size <= LARGEST && !syntax.languageOf(file, "").equals(Language.PLAIN_TEXT);
    }

    /** None if it cannot be read. */
    List<Passage> of(Path file) {
        Text text;
        try {
            text = texts.read(file);
        } catch (FailureException unreadable) {
            return List.of();
        }
        Optional<SyntaxTree> tree = syntax.parse(syntax.languageOf(file, ""), text);
        List<Passage> passages = tree.map(Passages::of).orElse(List.of());
        tree.ifPresent(SyntaxTree::retire);
        return passages;
    }
}
