package dev.rustaiide.app.diff;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/**
 * One of two texts that are compared.
 *
 * @param title what stands above it
 */
public record DiffText(String title, Text text, LineTints tints) {
    private static final int FIRST_LINE = 200;

    /** Without colours. */
    public static DiffText plain(String title, Text text) {
        return new DiffText(title, text, LineTints.NONE);
    }

    /** With the colours of the language that {@code file} is in; parses, so not on the UI thread. */
    public static DiffText of(String title, Text text, Path file, Syntax syntax) {
        Language language = syntax.languageOf(file, text.substring(0, Math.min(text.lineEnd(0), FIRST_LINE)));
        return new DiffText(title, text, LineTints.of(text, language, syntax));
    }
}
