package dev.rustaiide.app.workbench;

import java.util.Optional;

import dev.rustaiide.app.workspace.management.Folder;

/** The one folder that the window shows. UI thread only. */
public interface CurrentFolder {
    /** Empty until one is opened. */
    Optional<Folder> current();

    /** Runs {@code listener} after another folder was opened, its branch or the trust in it changed. */
    void onChange(Runnable listener);
}
