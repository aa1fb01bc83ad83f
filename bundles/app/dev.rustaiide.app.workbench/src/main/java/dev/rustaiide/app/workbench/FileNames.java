package dev.rustaiide.app.workbench;

import java.nio.file.Path;

/** How files are called in lists: by their path below the open folder. UI thread only. */
public interface FileNames {
    /**
     * How the folder that {@code file} lies in is {@link #shown}; empty if {@code file} lies right in the one folder
     * that is open.
     */
    String folderOf(Path file);

    /** As {@link #relative}; if several folders are open, with the name of the one that it lies in before it. */
    String shown(Path file);

    /** The path of {@code file} below the open folder, its archive or its repository, else the whole path. */
    String relative(Path file);
}
