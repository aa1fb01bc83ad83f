package dev.rustaiide.ai.refactoring.rust.internal.items;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** Declares modules that have a file of their own. */
final class ModuleLines {
    private ModuleLines() {}

    /** Puts {@code line} behind the last declaration of its kind in {@code parent}, else behind the imports. */
    static void add(Module parent, String line, TextEdits edits) {
        SourceFile file = parent.file();
        Text text = file.text();
        String newLine = Lines.end(text);
        RustNode last = null;
        RustNode head = null;
        for (RustNode node : parent.names().body().children()) {
            boolean declares = node.is("mod_item") && node.child("body").isEmpty()
                    && Attributes.conditions(node).isEmpty();
            if (declares) {
                last = node;
            } else if (node.is("use_declaration", "extern_crate_declaration", "inner_attribute_item")
                    || node.isComment() && node.has("inner_doc_comment_marker")) {
                head = node;
            }
        }
        RustNode behind = last != null ? last : head;
        if (behind == null) {
            int start = parent.isInline() ? parent.names().body().start() + 1 : 0;
            edits.add(file, TextChange.insert(start, parent.isInline() ? newLine + line : line + newLine + newLine));
            return;
        }
        int end = text.charAt(behind.end() - 1) == '\n' ? behind.end() - 1 : behind.end();
        String indent = Lines.indent(text, behind.start());
        edits.add(file, TextChange.insert(end, newLine + (last == null ? newLine : "") + indent + line));
    }
}
