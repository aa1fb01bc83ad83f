package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

/** How files are called in lists: by their path below the open folder. */
@Creatable
public final class WorkspaceNames {
    private final Folders folders;

    @Inject
    public WorkspaceNames(Folders folders) {
        this.folders = folders;
    }

    /** The folder that {@code file} lies in, below the open one; empty if it lies right in that. */
    public String folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? "" : relative(parent);
    }

    /** The path of {@code file} below the open folder, else the whole path. */
    public String relative(Path file) {
        return folders.current().filter(folder -> file.startsWith(folder.path()))
                .map(folder -> folder.path().relativize(file).toString()).orElse(file.toString());
    }

    /** The names from the open folder down to {@code file}; of a file elsewhere its own name alone. */
    public List<String> path(Path file) {
        Path shown = folders.current().filter(folder -> file.startsWith(folder.path()))
                .map(folder -> folder.path().relativize(file)).orElse(file.getFileName());
        var names = new ArrayList<String>();
        for (Path name : shown == null ? file : shown) {
            names.add(name.toString());
        }
        return names;
    }
}
