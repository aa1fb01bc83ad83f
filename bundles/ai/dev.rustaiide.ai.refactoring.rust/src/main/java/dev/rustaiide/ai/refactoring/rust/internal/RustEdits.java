package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/** Changes of texts by offsets as edits of files by lines. */
public final class RustEdits {
    private RustEdits() {}

    static Span span(Text text, Range range) {
        return new Span(text.offsetOf(range.start()), text.offsetOf(range.end()));
    }

    static WorkspaceEdit edit(SourceText source, List<TextChange> changes) {
        return changes.isEmpty() ? WorkspaceEdit.NONE : new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(
                new FileEdits(source.file(), edits(source.text(), changes)), Optional.empty())));
    }

    /** {@code changes} of {@code text}, in their order. */
    public static List<TextEdit> edits(Text text, List<TextChange> changes) {
        List<TextEdit> edits = new ArrayList<>();
        for (TextChange change : changes) {
            edits.add(new TextEdit(new Range(text.positionOf(change.start()), text.positionOf(change.end())),
                    change.replacement().toString()));
        }
        return edits;
    }
}
