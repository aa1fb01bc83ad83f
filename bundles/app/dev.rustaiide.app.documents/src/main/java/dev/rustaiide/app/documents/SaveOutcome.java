package dev.rustaiide.app.documents;

/** How an attempt to save ended, when nothing failed. */
public sealed interface SaveOutcome {
    /** The text is on disk. */
    record Saved() implements SaveOutcome {}

    /** The file changed on disk since it was read; nothing was written. */
    record ChangedOnDisk() implements SaveOutcome {}

    /** The file was deleted since it was read; nothing was written. */
    record DeletedOnDisk() implements SaveOutcome {}
}
