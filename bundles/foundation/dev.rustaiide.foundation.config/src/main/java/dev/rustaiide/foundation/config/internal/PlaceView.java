package dev.rustaiide.foundation.config.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingScope;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.JsonText;

/** The settings as they are for one place. */
final class PlaceView extends View {
    private final LayeredSettings settings;
    private final Path place;
    /** Where the way up begins: the place, or the folder of a file. */
    private final Path folder;
    private volatile @Nullable Known known;
    /** Where the place belongs if nobody opened a folder around it; looked for once. */
    private volatile @Nullable Folder repository;

    /**
     * What was made of the files.
     *
     * @param files those on the way from the place up to its workspace, the nearest first; kept here, so that they are
     *     looked after as long as somebody has this view
     */
    private record Known(Folder workspace, int revision, List<LiveFile> files, Stack stack) {}

    PlaceView(LayeredSettings settings, Keys keys, Listeners listeners, Path place) {
        super(keys, listeners);
        this.settings = settings;
        this.place = place;
        Path parent = place.getParent();
        this.folder = parent == null || Files.isDirectory(place) ? place : parent;
        this.known = known();
    }

    @Override
    Stack stack() {
        return known().stack;
    }

    private Known known() {
        Folder workspace = workspace();
        int revision = settings.revision();
        Known last = known;
        if (last == null || !last.workspace.equals(workspace)) {
            return know(workspace, revision, files(workspace.path()));
        }
        return last.revision == revision ? last : know(workspace, revision, last.files);
    }

    private Known know(Folder workspace, int revision, List<LiveFile> files) {
        List<FolderLayer> layers = files.stream()
                .map(file -> new FolderLayer(file.state(), workspace.trusted())).toList();
        var now = new Known(workspace, revision, files, settings.stack(layers));
        known = now;
        return now;
    }

    private Folder workspace() {
        Folder open = settings.openAround(folder);
        if (open != null) {
            return open;
        }
        Folder found = repository;
        if (found == null) {
            found = new Folder(repositoryOf(folder), false);
            repository = found;
        }
        return found;
    }

    private static Path repositoryOf(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return folder;
    }

    private List<LiveFile> files(Path top) {
        var files = new ArrayList<LiveFile>();
        for (Path at = folder; at != null && !at.equals(top); at = at.getParent()) {
            files.add(settings.folderFile(at, Origin.FOLDER));
        }
        files.add(settings.folderFile(top, Origin.WORKSPACE));
        return files;
    }

    @Override
    Path userFile() {
        return settings.userFile();
    }

    @Override
    public boolean admits(SettingKey<?> key) {
        return key.scope() == SettingScope.FOLDER;
    }

    private LiveFile target() {
        Known now = known();
        return folder.equals(place) ? now.files.getFirst() : now.files.getLast();
    }

    /** A folder that is not ours must not make us write elsewhere. */
    @Override
    void change(UnaryOperator<JsonText> change) throws FailureException {
        LiveFile target = target();
        if (leadsOut(target.path())) {
            throw new FailureException(new Failure.BadContent(target.path(),
                    "It is a link that leads out of its folder.", "Delete the link, then try again."));
        }
        settings.change(target, change);
    }

    private static boolean leadsOut(Path file) throws FailureException {
        try {
            Path there = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file : file.getParent();
            return Files.exists(there, LinkOption.NOFOLLOW_LINKS)
                    && !there.toRealPath().startsWith(folderOf(file).toRealPath());
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(file, "write"), unreadable);
        }
    }

    @Override
    public Path file() {
        return target().path();
    }

    @Override
    public Path folder() {
        return known().workspace.path();
    }

    /** The inverse of {@link #fileIn}. */
    static Path folderOf(Path file) {
        return file.resolve("../..").normalize();
    }

    static Path fileIn(Path folder) {
        return folder.resolve(Settings.FOLDER_FILE);
    }
}
