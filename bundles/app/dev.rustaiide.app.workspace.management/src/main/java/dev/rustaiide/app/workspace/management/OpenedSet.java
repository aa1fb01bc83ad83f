package dev.rustaiide.app.workspace.management;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;

/**
 * Folders that were opened together.
 *
 * @param folders those that are open now, in the order of {@code set}
 * @param failures why others of {@code set} are not
 * @param state how they were left
 */
public record OpenedSet(FolderSet set, List<Folder> folders, List<Failure> failures, FolderState state) {
    public OpenedSet {
        folders = List.copyOf(folders);
        failures = List.copyOf(failures);
    }
}
