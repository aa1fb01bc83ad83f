package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.config.WorkspaceFile;

/**
 * The folders that a window shows: one alone, or several that a {@link WorkspaceFile} names.
 *
 * @param path the folder that is alone, or the file
 * @param folders in the order in which they are shown
 * @param kind who said that they belong together
 */
public record FolderSet(Path path, List<Path> folders, Kind kind) {
    /** Who said that they belong together. */
    public enum Kind {
        /** It is one folder. */
        ALONE,
        /** They were put into one window; the file is one of the program's own. */
        TOGETHER,
        /** The user has a file that says so. */
        SAVED
    }

    public FolderSet {
        folders = List.copyOf(folders);
    }

    /** The folder {@code path} alone. */
    public static FolderSet alone(Path path) {
        return new FolderSet(path, List.of(path), Kind.ALONE);
    }

    /** For people: the name of the folder or the file; of several that have none the names of the first two. */
    public String name() {
        return switch (kind) {
            case ALONE -> nameOf(path);
            case SAVED -> SafeText.line(WorkspaceFile.title(path));
            case TOGETHER -> folders.stream().limit(2).map(FolderSet::nameOf).collect(Collectors.joining(", "))
                    + (folders.size() > 2 ? " and " + (folders.size() - 2) + " more" : "");
        };
    }

    private static String nameOf(Path folder) {
        Path name = folder.getFileName();
        return SafeText.line(name == null ? folder.toString() : name.toString());
    }
}
