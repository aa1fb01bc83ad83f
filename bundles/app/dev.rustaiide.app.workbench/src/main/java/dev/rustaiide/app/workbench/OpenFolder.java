package dev.rustaiide.app.workbench;

import java.nio.file.Path;

/** Opens folders in the window. UI thread only. */
public interface OpenFolder {
    /** Opens {@code place}, a folder or a workspace file, in the place of what is open. */
    void open(Path place);

    /** Opens {@code folder} beside those that are open. */
    void add(Path folder);
}
