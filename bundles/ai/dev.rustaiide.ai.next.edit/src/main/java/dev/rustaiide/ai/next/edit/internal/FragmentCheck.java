package dev.rustaiide.ai.next.edit.internal;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Refuses what would parse worse than the text does now, as far as the lines around it tell. */
final class FragmentCheck {
    /** Lines on each side; parsing all of a long text would take too long. */
    private static final int AROUND = 6;

    private final Syntax syntax;

    FragmentCheck(Syntax syntax) {
        this.syntax = syntax;
    }

    /** Whether the lines around {@code site} have no more errors with it. What cannot be parsed cannot get worse. */
    boolean fits(SourceText source, Site site) {
        Text text = source.text();
        Language language = syntax.languageOf(source.file(), text.line(0));
        int first = Math.max(0, text.lineOf(site.start()) - AROUND);
        int last = Math.min(text.lineCount() - 1, text.lineOf(site.end()) + AROUND);
        int from = text.lineStart(first);
        int to = text.lineEnd(last);
        Text before = text.subSequence(from, to);
        Text after = before.replace(site.start() - from, site.end() - from, site.written());
        return syntax.parse(language, before).map(tree -> {
            int errors = tree.errorCount();
            return tree.edited(site.start() - from, site.end() - from, site.written().length(), after).errorCount()
                    <= errors;
        }).orElse(true);
    }
}
