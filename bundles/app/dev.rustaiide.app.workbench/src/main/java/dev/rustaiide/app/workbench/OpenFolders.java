package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workspace.management.Folder;

/**
 * The folders that the window shows. Who asks about a file asks for the folder {@link #of} it; who asks about
 * everything asks for {@link #all}. UI thread only.
 */
public interface OpenFolders {
    /** All of them in the order in which they are shown; none until one is opened. */
    List<Folder> all();

    /** The one that {@code file} lies in, or that it is; the innermost, if one lies in another. */
    Optional<Folder> of(Path file);

    /** The one that people work in: of the editor that was used last, or else the one that it was before. */
    Optional<Folder> current();

    /** How people call what is open: the folder, or all of them together; empty until one is opened. */
    Optional<String> title();

    /** How people call {@code folder} among the others: with the folder that it is in, where two have one name. */
    String nameOf(Folder folder);

    /** What is checked out in {@code folder}. */
    Optional<String> branch(Folder folder);

    /** Whether code of {@code folder} may run. */
    boolean isTrusted(Folder folder);

    /** Runs {@code listener} after folders came or went, another is current, or a branch or the trust changed. */
    Look.Registration onChange(Runnable listener);
}
