package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.rustaiide.foundation.language.WorkspaceEdit;

/**
 * What an edit comes to, file by file, as the files were when it was planned. Applying it asks again whether they still
 * are.
 *
 * @param title what people read, e.g. {@code Rename add to sum}
 * @param edit what was planned
 * @param folders all that is changed lies in one of these
 * @param changes in the order in which they are made; those that have conflicts are left out
 * @param conflicts none if it can be applied
 */
public record EditPlan(String title, WorkspaceEdit edit, List<Path> folders, List<FileChange> changes,
        List<Conflict> conflicts) {
    public EditPlan {
        folders = List.copyOf(folders);
        changes = List.copyOf(changes);
        conflicts = List.copyOf(conflicts);
    }

    /** Whether it has anything to do. */
    public boolean isEmpty() {
        return changes.isEmpty() && conflicts.isEmpty();
    }

    /** The same, with more that stands in the way. */
    public EditPlan withConflicts(List<Conflict> more) {
        return new EditPlan(title, edit, folders, changes,
                Stream.concat(more.stream(), conflicts.stream()).toList());
    }

    /** The same with other texts in the end: those that people ticked. Only {@code Edited} may differ or be missing. */
    public EditPlan with(List<FileChange> chosen) {
        return new EditPlan(title, edit, folders, chosen, conflicts);
    }
}
