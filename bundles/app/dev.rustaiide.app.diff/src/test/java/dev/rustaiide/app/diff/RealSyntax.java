package dev.rustaiide.app.diff;

import java.nio.file.Path;

import dev.rustaiide.ai.code.analysis.Syntax;

/** The product's syntax, without a framework. */
final class RealSyntax {
    private RealSyntax() {}

    static Syntax get() throws ReflectiveOperationException {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "diff-gallery-" + ProcessHandle.current().pid());
        return (Syntax) Class.forName("dev.rustaiide.ai.code.analysis.internal.TreeSitterSyntax")
                .getMethod("keepingLibrariesIn", Path.class).invoke(null, cache);
    }
}
