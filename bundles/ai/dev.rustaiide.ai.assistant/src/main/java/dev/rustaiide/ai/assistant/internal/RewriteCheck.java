package dev.rustaiide.ai.assistant.internal;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.analysis.SyntaxTree.RunnableKind;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Makes the text that an answer means, or says why it cannot be used. Any thread may use it.
 *
 * @param before empty if there is no grammar for the language
 */
record RewriteCheck(Syntax syntax, RewriteAction action, Text text, Optional<SyntaxTree> before, RewriteTarget target,
        Range lines) {
    /** Of which a file has only one of a name in a place. */
    private static final Set<SymbolKind> UNIQUE = EnumSet.of(SymbolKind.STRUCT, SymbolKind.ENUM, SymbolKind.UNION,
            SymbolKind.TRAIT, SymbolKind.INTERFACE, SymbolKind.CLASS, SymbolKind.FUNCTION, SymbolKind.METHOD,
            SymbolKind.CONSTANT, SymbolKind.STATIC, SymbolKind.TYPE, SymbolKind.TEST);
    private static final Set<String> OVERLOADING = Set.of("java", "cpp", "typescript", "typescriptreact", "csharp",
            "kotlin");
    /** A comment in the place of code: {@code // ... the rest as before}. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*(//|#|/\\*|--|<!--)\\s*(\\.\\.\\.|…)"
            + "|^\\s*(//|#|/\\*|--|<!--).*\\b(rest of (the |your )?(code|file|function|method|implementation)|"
            + "(existing|remaining|previous|other) code( here| remains| unchanged|\\s*\\.\\.\\.|\\s*…))");
    /** What makes text look other than it is: Boucher and Anderson, Trojan Source, 2021. */
    private static final Pattern HIDDEN = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF"
            + "\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]");
    private static final Pattern OWN_MODULE = Pattern.compile(
            "(?s)\\s*(?:#\\[cfg\\(test\\)]\\s*)?mod\\s+\\w+\\s*\\{\\n?(.*)\\}\\s*");
    private static final Pattern OWN_IMPORT = Pattern.compile("(?m)^\\s*use super::\\*;\\n");

    /** @throws UnusableException if the answer is not what was asked for */
    Text checked(AnswerCode answer, boolean isCut) throws UnusableException {
        String code = code(answer, isCut);
        String own = text.substring(target.start(), target.end());
        if (LEFT_OUT.matcher(code).find() && !LEFT_OUT.matcher(own).find()) {
            throw new UnusableException("It leaves code out and has a comment there instead.");
        }
        if (HIDDEN.matcher(code).find() && !HIDDEN.matcher(own).find()) {
            throw new UnusableException("It has characters in it that nobody sees.");
        }
        String indented = indented(code);
        Text after = target.applied(text, indented);
        Optional<SyntaxTree> tree = before.map(former -> parsed(former, after));
        if (tree.isPresent()) {
            parses(before.get(), tree.get());
            declaresNothingTwice(before.get(), tree.get());
            doesWhatWasAsked(before.get(), tree.get(), indented.length());
        }
        return after;
    }

    private String code(AnswerCode answer, boolean isCut) throws UnusableException {
        if (isCut || answer.isOpen()) {
            throw new UnusableException("It ends in the middle.");
        }
        if (answer.blocks().isEmpty()) {
            String said = answer.said().replaceAll("\\s+", " ");
            throw new UnusableException(said.isEmpty() ? "It is empty."
                    : "It has no block of code. It says: “" + ReadingTools.cut(said, 200) + "”");
        }
        if (answer.blocks().size() > 1) {
            throw new UnusableException("It has " + answer.blocks().size() + " blocks of code instead of one.");
        }
        AnswerCode.Block block = answer.blocks().getFirst();
        if (block.code().isBlank()) {
            throw new UnusableException("Its block of code is empty.");
        }
        if (Set.of("diff", "patch").contains(block.word()) || block.code().startsWith("@@ ")
                || block.code().startsWith("--- ")) {
            throw new UnusableException("It is a diff instead of the lines themselves.");
        }
        String stripped = block.code().replaceFirst("\\A(?:[ \\t]*\\n)+", "").stripTrailing() + '\n';
        return action == RewriteAction.TEST ? unwrapped(stripped) : stripped;
    }

    /** Tests without the module that the file has already, or that is made around them. */
    private static String unwrapped(String code) {
        var module = OWN_MODULE.matcher(code);
        String inner = module.matches() ? module.group(1) : code;
        String without = OWN_IMPORT.matcher(inner).replaceAll("");
        return without.isBlank() ? code : without.replaceFirst("\\A(?:[ \\t]*\\n)+", "").stripTrailing() + '\n';
    }

    private String indented(String code) {
        if (target.indent().isEmpty()) {
            return code;
        }
        BitSet fixed = new BitSet();
        int firstLine = text.lineOf(target.start()) + (int) target.head().chars().filter(c -> c == '\n').count();
        before.map(former -> parsed(former, target.applied(text, code))).flatMap(SyntaxTree::nodes)
                .ifPresent(nodes -> fixed.or(new Leaves(nodes).linesInStrings()));
        return Indentation.fitted(code, target.indent().get(), line -> fixed.get(line + firstLine));
    }

    private SyntaxTree parsed(SyntaxTree former, Text after) {
        return syntax.parse(former.language(), after).orElse(former);
    }

    private static void parses(SyntaxTree before, SyntaxTree after) throws UnusableException {
        if (after.errorCount() > before.errorCount()) {
            throw new UnusableException("The file would have syntax errors with it.");
        }
    }

    private void declaresNothingTwice(SyntaxTree before, SyntaxTree after) throws UnusableException {
        if (OVERLOADING.contains(before.language().id().value())) {
            return;
        }
        Map<String, Integer> outside = new HashMap<>();
        Map<String, Integer> all = new HashMap<>();
        Map<String, Integer> now = new HashMap<>();
        count(before.outline(), "", false, outside);
        count(before.outline(), "", true, all);
        count(after.outline(), "", true, now);
        for (var each : now.entrySet()) {
            if (outside.containsKey(each.getKey()) && each.getValue() > all.getOrDefault(each.getKey(), 0)) {
                throw new UnusableException("It writes " + each.getKey() + " too, which stands in other lines.");
            }
        }
    }

    private void count(List<Symbol> symbols, String container, boolean everywhere, Map<String, Integer> counts) {
        for (Symbol symbol : symbols) {
            String name = container + symbol.name();
            boolean isOutside = text.offsetOf(symbol.selection().end()) <= target.start()
                    || text.offsetOf(symbol.selection().start()) >= target.end();
            if (UNIQUE.contains(symbol.kind()) && (everywhere || isOutside)) {
                counts.merge(name, 1, Integer::sum);
            }
            count(symbol.children(), name + "::", everywhere, counts);
        }
    }

    private void doesWhatWasAsked(SyntaxTree before, SyntaxTree after, int length) throws UnusableException {
        if (action == RewriteAction.TEST && tests(after) <= tests(before)) {
            throw new UnusableException("There is no test in it.");
        }
        if (action != RewriteAction.DOCUMENT || before.nodes().isEmpty() || after.nodes().isEmpty()) {
            return;
        }
        List<String> was = new Leaves(before.nodes().get()).code(target.start(), target.end());
        List<String> is = new Leaves(after.nodes().get()).code(target.codeStart(), target.codeStart() + length);
        if (!was.equals(is)) {
            throw new UnusableException("It changes code, where only comments were to be written.");
        }
    }

    private static long tests(SyntaxTree tree) {
        return tree.runnables().stream().filter(each -> each.kind() == RunnableKind.TEST).count();
    }
}
