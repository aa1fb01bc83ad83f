package dev.rustaiide.app.documents;

import java.nio.file.Path;

/** What happened to a file in the editors; published on {@code foundation.events}. */
public sealed interface FileEvent {
    /** It was read for the first editor that shows it. */
    record Opened(Path file) implements FileEvent {}

    /** The text was written to it. */
    record Saved(Path file) implements FileEvent {}

    /** No editor shows it any more. */
    record Closed(Path file) implements FileEvent {}
}
