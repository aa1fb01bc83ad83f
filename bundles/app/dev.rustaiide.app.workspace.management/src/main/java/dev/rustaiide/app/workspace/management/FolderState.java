package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;

/**
 * How folders that are open together were left, for the next time.
 *
 * @param editors in the order of their tabs
 * @param active the file that was in front; null if none was
 * @param expanded folders of the tree that were open
 * @param views what views keep for themselves, by a name of their own choice
 */
public record FolderState(List<Editor> editors, @Nullable Path active, List<Path> expanded, Map<String, Json> views) {
    public static final FolderState NONE = new FolderState(List.of(), null, List.of(), Map.of());

    public FolderState {
        editors = List.copyOf(editors);
        expanded = List.copyOf(expanded);
        views = Map.copyOf(views);
    }

    /**
     * An open editor.
     *
     * @param topLine the first line in sight, from zero
     * @param pinned whether it stays when others come
     */
    public record Editor(Path file, Position caret, int topLine, boolean pinned) {}
}
