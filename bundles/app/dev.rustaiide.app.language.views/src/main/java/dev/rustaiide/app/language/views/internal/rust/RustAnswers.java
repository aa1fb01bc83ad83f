package dev.rustaiide.app.language.views.internal.rust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.extensions.MemoryLayout;
import dev.rustaiide.system.lsp.extensions.TextMoves.SnippetEdit;

/** Answers of rust-analyzer in the form in which the window takes them. */
final class RustAnswers {
    private RustAnswers() {}

    /** The change of the version that was asked about. */
    static WorkspaceEdit change(SourceText text, List<TextEdit> edits) {
        return edits.isEmpty() ? WorkspaceEdit.NONE : new WorkspaceEdit(List.of(
                new WorkspaceEdit.Edits(new FileEdits(text.file(), edits), Optional.of(text.version()))));
    }

    /** Without the mark for a caret. */
    static List<TextEdit> plain(List<SnippetEdit> edits) {
        return edits.stream().map(edit -> edit.isSnippet()
                ? new TextEdit(edit.edit().range(), edit.edit().newText().replaceFirst("\\$0", "")) : edit.edit())
                .toList();
    }

    /** Offset, size and name of each field. */
    static String table(MemoryLayout layout) {
        StringBuilder lines = new StringBuilder(layout.type()).append(": ").append(layout.size())
                .append(" bytes, aligned to ").append(layout.alignment()).append("\n\n");
        write(layout.parts(), 0, lines);
        return lines.toString();
    }

    private static void write(List<MemoryLayout> parts, int depth, StringBuilder lines) {
        for (MemoryLayout part : parts) {
            lines.append(String.format(Locale.ROOT, "%3d %3d  ", part.offset(), part.size())).append("  ".repeat(depth))
                    .append(part.name()).append(": ").append(part.type()).append('\n');
            write(part.parts(), depth + 1, lines);
        }
    }
}
