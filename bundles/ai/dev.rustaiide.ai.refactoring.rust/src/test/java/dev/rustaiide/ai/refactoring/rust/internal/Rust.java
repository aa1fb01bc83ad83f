package dev.rustaiide.ai.refactoring.rust.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;

/** The product's own parser for tests; {@code Rust FILE} shows a tree. */
public final class Rust {
    public static final Syntax SYNTAX = TestSyntax.shared();

    private Rust() {}

    public static Language language() {
        return SYNTAX.languageOf(Path.of("a.rs"), "");
    }

    static RustNode parse(CharSequence text) {
        return RustNode.of(SYNTAX.parse(language(), Text.of(text)).orElseThrow().nodes().orElseThrow());
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(parse(Files.readString(Path.of(arguments[0]))).describe());
    }
}
