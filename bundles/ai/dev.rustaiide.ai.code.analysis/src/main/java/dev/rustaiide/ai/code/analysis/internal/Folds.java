package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Fold.Kind;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;

/**
 * What rules call {@code block}, {@code comment} or {@code imports}. Comments on neighbouring lines make one
 * fold, and so do imports; a line that only closes a block stays visible.
 */
final class Folds {
    private static final String CLOSING = ")]}";

    private final Text text;
    private final List<Fold> found = new ArrayList<>();

    private Folds(Text text) {
        this.text = text;
    }

    static List<Fold> of(NodeRules rules, ParsedTree tree) {
        var folds = new Folds(tree.text());
        try (TreeWalk walk = tree.walk()) {
            new NodeWalk(rules, walk, tree.text(), 0, tree.text().byteLength(), rule -> {
                folds.add(walk.start(), walk.end(), kind(rule.role()));
                return true;
            }).run();
        }
        return sorted(folds.found);
    }

    private static Kind kind(String role) {
        return switch (role) {
            case "comment" -> Kind.COMMENT;
            case "imports" -> Kind.IMPORTS;
            default -> Kind.BLOCK;
        };
    }

    private void add(int startByte, int endByte, Kind kind) {
        if (kind == Kind.BLOCK && endByte - startByte < 3) {
            return;
        }
        int startLine = text.lineOf(text.offsetOfByte(startByte));
        int last = text.offsetOfByte(Math.max(startByte, endByte - 1));
        int endLine = text.lineOf(last);
        if (kind == Kind.BLOCK && endLine > startLine && startsWithClosing(endLine)) {
            endLine--;
        }
        if (kind != Kind.BLOCK || endLine > startLine) {
            found.add(new Fold(startLine, endLine, kind));
        }
    }

    private boolean startsWithClosing(int line) {
        int end = text.lineEnd(line);
        for (int i = text.lineStart(line); i < end; i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t') {
                return CLOSING.indexOf(c) >= 0;
            }
        }
        return false;
    }

    /** By start line, the longest first and alone; runs of comments and imports joined. */
    static List<Fold> sorted(List<Fold> folds) {
        folds.sort((a, b) -> a.startLine() != b.startLine()
                ? Integer.compare(a.startLine(), b.startLine()) : Integer.compare(b.endLine(), a.endLine()));
        var result = new ArrayList<Fold>();
        for (Fold fold : folds) {
            Fold last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.startLine() == fold.startLine()) {
                continue;
            }
            if (last != null && fold.kind() != Kind.BLOCK && last.kind() == fold.kind()
                    && fold.startLine() <= last.endLine() + 1) {
                result.set(result.size() - 1,
                        new Fold(last.startLine(), Math.max(last.endLine(), fold.endLine()), fold.kind()));
            } else {
                result.add(fold);
            }
        }
        result.removeIf(fold -> fold.endLine() <= fold.startLine());
        return List.copyOf(result);
    }
}
