package dev.rustaiide.app.workbench;

import java.nio.file.Path;

/** Opens folders in the window. UI thread only. */
@FunctionalInterface
public interface OpenFolder {
    /** Opens {@code folder} in the place of the one that is open. */
    void open(Path folder);
}
