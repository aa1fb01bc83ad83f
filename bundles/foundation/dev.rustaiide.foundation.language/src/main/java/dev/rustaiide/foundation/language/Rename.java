package dev.rustaiide.foundation.language;

import java.util.Optional;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * A name that can be changed.
 *
 * @param range where it stands
 * @param name as it is now
 */
public record Rename(Range range, String name) {
    /**
     * Asks whether the name at a place can be changed. A source that knows why it can not fails with a
     * {@code FailureException} that says so.
     */
    public record At(SourceText source, Position position) implements TextQuestion<Optional<Rename>> {
        @Override
        public Optional<Rename> nothing() {
            return Optional.empty();
        }
    }

    /** Asks what changes with the name; fails likewise, e.g. on a conflict. */
    public record To(SourceText source, Position position, String name) implements TextQuestion<WorkspaceEdit> {
        @Override
        public WorkspaceEdit nothing() {
            return WorkspaceEdit.NONE;
        }
    }
}
