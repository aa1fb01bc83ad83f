package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;

/** What happened to a folder of the workspace; published on {@code foundation.events}. */
public sealed interface FolderEvent {
    /** It belongs to the workspace now. */
    record Opened(Path folder) implements FolderEvent {}

    /** It does not belong to the workspace any more. */
    record Closed(Path folder) implements FolderEvent {}
}
