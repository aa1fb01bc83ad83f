package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.system.cargo.integration.internal.dependencies.Splice;

/** The edit between two states of a lock file, line by line so that people see what changes. */
final class LockEdit {
    private LockEdit() {}

    static WorkspaceEdit of(Path lock, Optional<String> before, String after) {
        if (before.isEmpty()) {
            return new WorkspaceEdit(List.of(new WorkspaceEdit.Create(lock, after)));
        }
        Text old = Text.of(before.get());
        Text now = Text.of(after);
        List<Splice> splices = TextDiff.changes(old, now, TextDiff.of(old, now)).stream()
                .map(change -> new Splice(change.start(), change.end(), change.replacement().toString())).toList();
        return new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(new FileEdits(lock,
                Splice.edits(before.get(), splices)), Optional.empty())));
    }
}
