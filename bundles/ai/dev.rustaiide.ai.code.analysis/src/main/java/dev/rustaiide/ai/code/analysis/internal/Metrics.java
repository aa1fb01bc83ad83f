package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.language.TextMetrics;
import dev.rustaiide.foundation.language.TextMetrics.FunctionMetrics;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Measures a text in one walk through its tree. Nodes are told by the names that the grammars give them, which agree
 * enough for one table: {@code if_statement} of C, Java, Go and Python, {@code if_expression} of Rust.
 */
final class Metrics {
    private static final Set<SymbolKind> FUNCTIONS = Set.of(SymbolKind.FUNCTION, SymbolKind.METHOD,
            SymbolKind.CONSTRUCTOR, SymbolKind.TEST);
    /** They branch, and what is in them is a level deeper. */
    private static final Set<String> BRANCHES = Set.of("if_expression", "if_statement", "while_expression",
            "while_statement", "do_statement", "for_expression", "for_statement", "for_in_statement",
            "enhanced_for_statement", "for_range_loop", "c_style_for_statement");
    /** What is in them is a level deeper; their parts branch, or their end does. */
    private static final Set<String> LEVELS = Set.of("loop_expression", "match_expression", "match_statement",
            "switch_statement", "switch_expression", "expression_switch_statement", "type_switch_statement",
            "select_statement", "try_statement");
    private static final Set<String> FORKS = Set.of("match_arm", "case_item", "elif_clause", "catch_clause",
            "except_clause", "conditional_expression", "ternary_expression", "for_in_clause", "if_clause");
    /** Operators that may leave out their right side are among their children. */
    private static final Set<String> OPERATIONS = Set.of("binary_expression", "boolean_operator", "let_chain", "list");
    private static final Set<String> OPERATORS = Set.of("&&", "||", "??", "and", "or");

    private final SyntaxTree tree;
    private final Text text;
    private final int parametersField;
    private final int alternativeField;
    private final boolean isShell;
    private final List<Function> functions = new ArrayList<>();
    private final Deque<Function> around = new ArrayDeque<>();
    private final BitSet code = new BitSet();
    private final BitSet comments = new BitSet();
    private int next;
    /** Where the else branch ends that was seen last. */
    private int elseEnd;

    /** A function being measured. */
    private static final class Function {
        private final Symbol symbol;
        private final int start;
        private final int end;
        /** Where the branches and loops around the current node end, the innermost first. */
        private final Deque<Integer> levels = new ArrayDeque<>();
        private int complexity = 1;
        private int nesting;
        private int parameters = -1;

        Function(Symbol symbol, Text text) {
            this.symbol = symbol;
            this.start = text.byteOf(text.offsetOf(symbol.range().start()));
            this.end = text.byteOf(text.offsetOf(symbol.range().end()));
        }
    }

    private Metrics(SyntaxTree tree, ParsedTree nodes) {
        this.tree = tree;
        this.text = tree.text();
        this.parametersField = nodes.grammar().field("parameters");
        this.alternativeField = nodes.grammar().field("alternative");
        this.isShell = tree.language().id().value().equals("shellscript");
        collect(tree.outline());
        functions.sort(Comparator.<Function>comparingInt(function -> function.start)
                .thenComparingInt(function -> -function.end));
    }

    static TextMetrics of(SyntaxTree tree, ParsedTree nodes) {
        var metrics = new Metrics(tree, nodes);
        try (TreeWalk walk = nodes.walk()) {
            metrics.measure(walk);
        }
        return metrics.result();
    }

    private void collect(List<Symbol> symbols) {
        for (Symbol symbol : symbols) {
            if (FUNCTIONS.contains(symbol.kind())) {
                functions.add(new Function(symbol, text));
            }
            collect(symbol.children());
        }
    }

    private void measure(TreeWalk walk) {
        boolean deeper;
        do {
            String type = walk.type();
            boolean isComment = type.endsWith("comment") && walk.isNamed();
            if (isComment) {
                mark(comments, walk);
            } else {
                enter(walk.start());
                if (!around.isEmpty()) {
                    measure(walk, type, around.peek());
                }
                if (!type.isBlank() && isLeaf(walk)) {
                    mark(code, walk);
                }
            }
            deeper = !isComment;
        } while (walk.toNext(deeper, Integer.MAX_VALUE));
    }

    private static boolean isLeaf(TreeWalk walk) {
        boolean hasChild = walk.toFirstChild();
        if (hasChild) {
            walk.toParent();
        }
        return !hasChild;
    }

    private void mark(BitSet lines, TreeWalk walk) {
        int first = text.lineOf(text.offsetOfByte(walk.start()));
        int last = text.lineOf(text.offsetOfByte(Math.max(walk.start(), walk.end() - 1)));
        if (walk.end() > walk.start()) {
            lines.set(first, last + 1);
        }
    }

    private void enter(int at) {
        while (!around.isEmpty() && around.peek().end <= at) {
            around.pop();
        }
        while (next < functions.size() && functions.get(next).start <= at) {
            around.push(functions.get(next++));
        }
    }

    private void measure(TreeWalk walk, String type, Function function) {
        while (!function.levels.isEmpty() && function.levels.peek() <= walk.start()) {
            function.levels.pop();
        }
        if (function.parameters < 0 && walk.field() == parametersField && parametersField != 0) {
            function.parameters = count(walk);
        }
        boolean isBranch = BRANCHES.contains(type);
        if (isBranch || FORKS.contains(type) || type.equals("case") && !walk.isNamed() && !isShell) {
            function.complexity++;
        } else if (type.equals("match_expression")) {
            function.complexity--; // of n arms one is always taken
        } else if (OPERATIONS.contains(type)) {
            function.complexity += operators(walk);
        }
        if ((isBranch || LEVELS.contains(type)) && !isElseIf(walk)) {
            function.levels.push(walk.end());
            function.nesting = Math.max(function.nesting, function.levels.size());
        }
        elseEnd = type.equals("else_clause") ? walk.end() : elseEnd;
    }

    private boolean isElseIf(TreeWalk walk) {
        boolean isAlternative = alternativeField != 0 && walk.field() == alternativeField;
        return walk.type().startsWith("if_") && (isAlternative || walk.end() == elseEnd);
    }

    private static int count(TreeWalk walk) {
        int count = 0;
        if (walk.toFirstChild()) {
            do {
                boolean isParameter = walk.isNamed() && !walk.type().endsWith("comment")
                        && !walk.type().startsWith("attribute");
                count += isParameter ? 1 : 0;
            } while (walk.toNextSibling());
            walk.toParent();
        }
        return count;
    }

    private static int operators(TreeWalk walk) {
        int count = 0;
        if (walk.toFirstChild()) {
            do {
                count += !walk.isNamed() && OPERATORS.contains(walk.type()) ? 1 : 0;
            } while (walk.toNextSibling());
            walk.toParent();
        }
        return count;
    }

    private TextMetrics result() {
        boolean isEnded = text.length() == 0 || text.charAt(text.length() - 1) == '\n';
        int lines = text.lineCount() - (isEnded ? 1 : 0);
        comments.andNot(code);
        int codeLines = Math.min(lines, code.cardinality());
        int commentLines = Math.min(lines - codeLines, comments.cardinality());
        List<FunctionMetrics> measured = functions.stream().map(function -> new FunctionMetrics(function.symbol.name(),
                function.symbol.range(), function.symbol.selection(),
                function.symbol.range().end().line() - function.symbol.range().start().line() + 1,
                Math.max(0, function.parameters), Math.max(1, function.complexity), function.nesting)).toList();
        return new TextMetrics(lines, codeLines, commentLines, lines - codeLines - commentLines, tree.errorCount(),
                measured);
    }
}
