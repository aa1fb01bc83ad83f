package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.FileEdits;

/**
 * A change of several files, done as a whole or not at all.
 *
 * @param changes in their order; the edits of a file refer to its text before the first of them
 */
public record WorkspaceEdit(List<Change> changes) {
    public static final WorkspaceEdit NONE = new WorkspaceEdit(List.of());

    public WorkspaceEdit {
        changes = List.copyOf(changes);
    }

    /** The change of one file or folder. */
    public sealed interface Change {}

    /**
     * Edits text.
     *
     * @param version the version of an open text that the edits were made for; another one is not edited
     */
    public record Edits(FileEdits edits, Optional<Long> version) implements Change {}

    /** Makes a file that is not there. */
    public record Create(Path file, String content) implements Change {}

    /** Gives a file or folder another name or place; nothing may be there. */
    public record Move(Path from, Path to) implements Change {}

    /** Removes a file or folder. */
    public record Delete(Path file) implements Change {}
}
