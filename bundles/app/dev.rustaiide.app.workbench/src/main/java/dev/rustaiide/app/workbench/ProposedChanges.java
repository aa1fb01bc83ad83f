package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.FileEdits;

/** Changes of files that somebody wants, each done as one and undone as one. UI thread only; nothing waits there. */
public interface ProposedChanges {
    /** Plans {@code wish}, and applies it or shows it first; what stands in the way is told in the window. */
    void propose(Wish wish);

    /** Ends what a killed session began; to be called once, after unsaved texts are there. */
    void recover();

    /**
     * A change that somebody wants.
     *
     * @param title an imperative without a full stop
     * @param source a file that may be changed although it lies in no open folder: the one that people look at
     * @param note what people should know of it; may be empty
     * @param always whether it is shown first even if one file changes
     * @param then runs after it was applied
     */
    record Wish(String title, WorkspaceEdit edit, Optional<Path> source, String note, boolean always,
            Runnable then) {}

    /** An edit of all places of {@code edits}, for {@link Wish}. */
    static WorkspaceEdit edit(List<FileEdits> edits) {
        return new WorkspaceEdit(edits.stream()
                .map(each -> (WorkspaceEdit.Change) new WorkspaceEdit.Edits(each, Optional.empty())).toList());
    }
}
