package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.HashSet;
import java.util.Set;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** A piece of a file at another depth; what stands in strings and comments of several lines stays as it is. */
record Indented(SourceFile file, RustNode item, Span span) {
    String text(TextEdits edits, String indent) {
        Text text = file.text();
        String before = Lines.indent(text, span.start());
        if (before.equals(indent)) {
            return edits.within(file, span);
        }
        Set<Integer> fixed = new HashSet<>();
        fix(item, fixed);
        TextEdits all = new TextEdits();
        for (TextChange change : edits.of(file.path())) {
            if (change.start() >= span.start() && change.end() <= span.end()) {
                all.add(file, change);
            }
        }
        for (int line = text.lineOf(span.start()) + 1; line <= text.lineOf(span.end()); line++) {
            int start = text.lineStart(line);
            boolean blank = text.substring(start, text.lineEnd(line)).isBlank();
            boolean indented = text.length() >= start + before.length()
                    && text.substring(start, start + before.length()).equals(before);
            if (!blank && !fixed.contains(line) && indented) {
                all.replace(file, start, start + before.length(), indent);
            }
        }
        return all.within(file, span);
    }

    /** Lines that begin within a string or comment. */
    private void fix(RustNode node, Set<Integer> lines) {
        if (node.type().endsWith("string_literal") || node.is("block_comment")) {
            for (int line = file.text().lineOf(node.start()) + 1; line <= file.text().lineOf(node.end()); line++) {
                lines.add(line);
            }
        }
        node.children().forEach(child -> fix(child, lines));
    }
}
