package dev.rustaiide.ai.assistant.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.analysis.SyntaxTree.Runnable;
import dev.rustaiide.ai.code.analysis.SyntaxTree.RunnableKind;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Where the code of an answer goes: it takes the place of the characters from {@code start} to {@code end}, all of them
 * shown to the model, or of none, when it is put between {@code head} and {@code tail}.
 *
 * @param indent what the lines of the answer begin with at least; empty if the model has to know
 */
record RewriteTarget(int start, int end, Optional<String> indent, String head, String tail) {
    private static final String STEP = "    ";
    private static final String TESTS = "tests";
    /** Lines of a conflict that are no code: they begin at the left whatever the code does. */
    private static final Pattern MARKERS = Pattern.compile("(?m)^(?:<{7}|\\|{7}|={7}|>{7}).*\\R?");

    /** Where {@code action} on {@code lines} goes. */
    static RewriteTarget of(RewriteAction action, Text text, Optional<SyntaxTree> tree, Range lines)
            throws FailureException {
        if (action == RewriteAction.TEST) {
            if (tree.filter(each -> each.language().id().equals(LanguageId.RUST)).isEmpty()) {
                throw elsewhere("Only Rust has its unit tests in the file that they test.");
            }
            return tests(text, tree.get());
        }
        int start = text.offsetOf(lines.start());
        int end = text.offsetOf(lines.end());
        String code = text.substring(start, end);
        String indented = code.startsWith("<<<<<<<") ? MARKERS.matcher(code).replaceAll("") : code;
        return new RewriteTarget(start, end, indented.isBlank() ? Optional.empty()
                : Optional.of(Indentation.of(indented)), "", "");
    }

    private static RewriteTarget tests(Text text, SyntaxTree tree) throws FailureException {
        Optional<Runnable> marked = tree.runnables().stream().filter(each -> each.kind() == RunnableKind.TEST_MODULE)
                .reduce((first, last) -> last);
        Optional<Symbol> module = marked.flatMap(each -> module(tree.outline(), each.line())).or(() -> tree.outline()
                .stream().filter(each -> each.kind() == SymbolKind.MODULE && each.name().equals(TESTS)).findFirst());
        if (module.isEmpty()) {
            boolean isEnded = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
            return new RewriteTarget(text.length(), text.length(), Optional.of(STEP), (isEnded ? "\n" : "\n\n")
                    + "#[cfg(test)]\nmod " + TESTS + " {\n" + STEP + "use super::*;\n\n", "}\n");
        }
        Symbol symbol = module.get();
        int close = text.offsetOf(symbol.range().end()) - 1;
        if (close < 0 || text.charAt(close) != '}') {
            throw elsewhere("Its tests are in a file of their own.");
        }
        int line = text.lineStart(text.lineOf(close));
        String before = text.substring(line, close);
        boolean isAlone = before.isBlank();
        int at = isAlone ? line : close;
        String indent = Indentation.leading(text.line(symbol.range().start().line())) + STEP;
        return new RewriteTarget(at, at, Optional.of(indent), "\n", isAlone ? "" : indent.substring(STEP.length()));
    }

    private static Optional<Symbol> module(List<Symbol> symbols, int line) {
        for (Symbol symbol : symbols) {
            boolean holds = symbol.range().start().line() <= line && line <= symbol.range().end().line();
            if (holds && symbol.kind() == SymbolKind.MODULE) {
                return module(symbol.children(), line).or(() -> Optional.of(symbol));
            }
        }
        return Optional.empty();
    }

    private static FailureException elsewhere(String why) {
        return new FailureException(new Failure.Other("Cannot write tests into this file.", why,
                "Ask the assistant to write them: it finds where they belong."));
    }

    /** Whether lines are put between others, rather than in the place of some. */
    boolean isInsertion() {
        return start == end && !head.isEmpty();
    }

    /** The text with {@code code}, whose lines all end with a line feed, where it goes. */
    Text applied(Text before, String code) {
        String put = isInsertion() ? head + code + tail : code.substring(0, code.length() - 1);
        return before.replace(start, end, put);
    }

    /** Where {@code code} begins in what {@link #applied} gives. */
    int codeStart() {
        return start + head.length();
    }
}
