package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;

/** What is known of languages before a client names one. */
final class Languages {
    private static final int LONGEST_FIRST_LINE = 200;

    private final Syntax syntax;

    Languages(Syntax syntax) {
        this.syntax = syntax;
    }

    /** That of a file on the disk. */
    LanguageId of(Path file, Text text) {
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), LONGEST_FIRST_LINE));
        return syntax.languageOf(file, firstLine).id();
    }

    /** What asks by being typed in any file of {@code folder}. */
    Triggers triggers(LanguageFeatures features, Path folder) {
        Triggers triggers = Triggers.NONE;
        for (Language language : syntax.languages()) {
            String extension = language.extensions().stream().sorted().findFirst().orElse("txt");
            var file = new SourceText(folder.resolve("new." + extension), language.id(), 0, Text.EMPTY);
            triggers = triggers.and(features.triggers(file));
        }
        return triggers;
    }
}
