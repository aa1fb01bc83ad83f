package dev.rustaiide.ai.code.analysis.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;

/** Shows what is found in a file, for whoever writes queries and for the files that tests expect: {@code Show FILE}. */
final class Show {
    private Show() {}

    public static void main(String[] args) throws Exception {
        var syntax = TreeSitterSyntax.keepingLibrariesIn(Path.of(System.getProperty("java.io.tmpdir"),
                "tree-sitter-test"));
        Path file = Path.of(args[0]);
        Text text = Text.ofUtf8(Files.readAllBytes(file));
        SyntaxTree tree = syntax.parse(syntax.languageOf(file, text.line(0)), text).orElseThrow();
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(describe(tree));
    }

    /** Everything that is known of a text. */
    static String describe(SyntaxTree tree) {
        var out = new StringBuilder(render(tree, 0, tree.text().length()));
        out.append("\n--- outline\n").append(outline(tree.outline(), 0)).append("--- folds\n");
        for (Fold fold : tree.folds()) {
            out.append(fold.startLine()).append('-').append(fold.endLine()).append(' ').append(fold.kind())
                    .append('\n');
        }
        for (SyntaxTree.Runnable runnable : tree.runnables()) {
            out.append("run ").append(runnable.kind()).append(' ').append(runnable.name()).append(' ');
            out.append(runnable.line()).append('\n');
        }
        return out.append("--- errors ").append(tree.errorCount()).append('\n').toString();
    }

    /** The text with each highlight as {@code ‹kind text›}. */
    static String render(SyntaxTree tree, int start, int end) {
        var out = new StringBuilder();
        int at = start;
        for (Highlight highlight : tree.highlights(start, end)) {
            out.append(tree.text().substring(at, highlight.start()));
            out.append('‹').append(highlight.kind().name().toLowerCase(java.util.Locale.ROOT)).append(' ');
            out.append(tree.text().substring(highlight.start(), highlight.end())).append('›');
            at = highlight.end();
        }
        return out.append(tree.text().substring(at, end)).toString();
    }

    static String outline(List<Symbol> symbols, int depth) {
        var out = new StringBuilder();
        for (Symbol symbol : symbols) {
            out.append("  ".repeat(depth)).append(symbol.kind()).append(' ').append(symbol.name());
            out.append(symbol.detail().isEmpty() ? "" : " : " + symbol.detail()).append('\n');
            out.append(outline(symbol.children(), depth + 1));
        }
        return out.toString();
    }
}
