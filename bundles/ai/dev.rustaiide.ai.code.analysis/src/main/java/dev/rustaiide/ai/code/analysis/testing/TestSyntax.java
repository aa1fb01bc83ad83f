package dev.rustaiide.ai.code.analysis.testing;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax;

/** Makes the parser of the product without a framework. */
public final class TestSyntax {
    private TestSyntax() {}

    /** Keeps native libraries in the system's folder for temporary files, where the next run finds them again. */
    public static Syntax shared() {
        return TreeSitterSyntax.keepingLibrariesIn(Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test"));
    }
}
