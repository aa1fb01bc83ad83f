package dev.rustaiide.ai.code.analysis.internal;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** Trees for tests, with the libraries in a folder that the next run finds again. */
final class Trees {
    static final TreeSitterSyntax SYNTAX =
            TreeSitterSyntax.keepingLibrariesIn(Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test"));

    private Trees() {}

    static Language language(String id) {
        return SYNTAX.languages().stream()
                .filter(language -> language.id().value().equals(id)).findFirst().orElseThrow();
    }

    static SyntaxTree of(String language, CharSequence text) {
        return SYNTAX.parse(language(language), Text.of(text)).orElseThrow();
    }

    static SyntaxTree rust(CharSequence text) {
        return of("rust", text);
    }
}
