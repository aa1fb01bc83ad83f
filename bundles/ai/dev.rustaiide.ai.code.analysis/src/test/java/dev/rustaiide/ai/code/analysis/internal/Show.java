package dev.rustaiide.ai.code.analysis.internal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;

/** Shows what is found in a file, for whoever writes queries: {@code Show FILE}. */
final class Show {
    private Show() {}

    public static void main(String[] args) throws Exception {
        var syntax = new TreeSitterSyntax(Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test"));
        Path file = Path.of(args[0]);
        Text text = Text.ofUtf8(Files.readAllBytes(file));
        SyntaxTree tree = syntax.parse(syntax.languageOf(file, text.line(0)), text).orElseThrow();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(render(tree, 0, text.length()));
        out.println(outline(tree.outline(), 0));
        tree.folds().forEach(out::println);
        tree.runnables().forEach(out::println);
        out.println(tree.errorCount() + " errors");
    }

    /** The text with each highlight as {@code ‹kind text›}. */
    static String render(SyntaxTree tree, int start, int end) {
        var out = new StringBuilder();
        int at = start;
        for (Highlight highlight : tree.highlights(start, end)) {
            out.append(tree.text().substring(at, highlight.start()));
            out.append('‹').append(highlight.kind().name().toLowerCase()).append(' ');
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
