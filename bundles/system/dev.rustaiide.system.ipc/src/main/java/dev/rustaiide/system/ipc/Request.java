package dev.rustaiide.system.ipc;

import java.nio.file.Path;

import dev.rustaiide.foundation.fs.FileLocation;

/** What another process asks the IDE for. */
public sealed interface Request {
    /**
     * Open a file and show its window.
     *
     * @param file absolute
     * @param line from one; 0 for where it was last
     * @param column in UTF-16 units, from one; 0 for the start of the line
     */
    record OpenFile(Path file, int line, int column) implements Request {}

    /** As {@link OpenFile}, a file in an archive or at a revision; read-only. */
    record OpenLocation(FileLocation location, int line, int column) implements Request {}

    /** Open an absolute folder, or a file that names several, in the place of what is open, and show its window. */
    record OpenFolder(Path folder) implements Request {}

    /** Open an absolute folder beside those that are open, and show the window. */
    record AddFolder(Path folder) implements Request {}

    /** Show the window. */
    record Activate() implements Request {}

    /** Quit as by hand: the user is asked about unsaved text. */
    record Shutdown() implements Request {}
}
