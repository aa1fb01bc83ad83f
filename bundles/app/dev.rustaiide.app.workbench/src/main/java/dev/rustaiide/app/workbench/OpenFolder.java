package dev.rustaiide.app.workbench;

import java.nio.file.Path;

import dev.rustaiide.app.workspace.management.Folder;

/** Opens folders in the window. UI thread only. */
public interface OpenFolder {
    /** Opens {@code place}, a folder or a workspace file, in the place of what is open. */
    void open(Path place);

    /** Opens {@code folder} beside those that are open. */
    void add(Path folder);

    /** Takes {@code folder}, which is not the only one, out of the window, and closes editors without changes. */
    void remove(Folder folder);

    /** Asks whether to trust {@code folder}, or to take that back. */
    void askTrust(Folder folder);
}
