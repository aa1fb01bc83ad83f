package dev.rustaiide.app.workbench;

import java.nio.file.Path;

/** How files are called in lists: by their path below the open folder. UI thread only. */
public interface FileNames {
    /** The folder that {@code file} lies in, below the open one; empty if it lies right in that. */
    String folderOf(Path file);

    /** The path of {@code file} below the open folder, its archive or its repository, else the whole path. */
    String relative(Path file);
}
