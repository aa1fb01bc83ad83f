package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.FileLocation.InArchive;

/** How files are called in lists: by their path below the open folder, of several with the folder's name before it. */
@Creatable
public final class WorkspaceNames implements FileNames {
    private final Folders folders;

    @Inject
    public WorkspaceNames(Folders folders) {
        this.folders = folders;
    }

    @Override
    public String folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? "" : shown(parent);
    }

    @Override
    public String shown(Path file) {
        String relative = relative(file);
        return folders.areSeveral() ? folders.of(onDisk(file)).map(folders::nameOf)
                .map(name -> relative.isEmpty() ? name : name + "/" + relative).orElse(relative)
                : relative;
    }

    private static Path onDisk(Path file) {
        return FileLocation.of(file) instanceof AtRevision place ? place.inWorkingTree() : file;
    }

    @Override
    public String relative(Path file) {
        return switch (FileLocation.of(file)) {
            case AtRevision place -> relative(place.inWorkingTree());
            case InArchive place -> place.path().substring(1);
            default -> folders.of(file).map(folder -> folder.path().relativize(file).toString())
                    .orElse(file.toString());
        };
    }

    /**
     * The names from the open folder down to {@code file}, an archive on the way among them and the revision behind
     * the last; of a file elsewhere its own name alone.
     */
    public List<String> path(Path file) {
        return path(FileLocation.of(file));
    }

    private List<String> path(FileLocation location) {
        return switch (location) {
            case AtRevision place -> {
                var names = new ArrayList<>(local(place.inWorkingTree()));
                names.add(names.removeLast() + " @ " + place.shortRevision());
                yield names;
            }
            case InArchive(FileLocation archive, String inside) -> {
                var names = new ArrayList<>(path(archive));
                names.addAll(List.of(inside.substring(1).split("/")));
                yield names;
            }
            case FileLocation.Local(Path path) -> local(path);
            case FileLocation.InMemory memory -> List.of(memory.name());
        };
    }

    private List<String> local(Path file) {
        Optional<Folder> around = folders.of(file);
        Path shown = around.map(folder -> folder.path().relativize(file)).orElse(file.getFileName());
        var names = new ArrayList<String>();
        around.filter(folder -> folders.areSeveral()).ifPresent(folder -> names.add(folders.nameOf(folder)));
        for (Path name : shown == null ? file : shown) {
            names.add(name.toString());
        }
        return names;
    }
}
