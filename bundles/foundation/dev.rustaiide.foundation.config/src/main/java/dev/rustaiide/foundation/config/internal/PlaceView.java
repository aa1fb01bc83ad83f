package dev.rustaiide.foundation.config.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.JsonText;

/** The settings as they are for one place. */
final class PlaceView extends View {
    private final LayeredSettings settings;
    private final Path place;
    /** Where the way up begins: the place, or the folder of a file. */
    private final Path folder;
    private volatile @Nullable Chain chain;

    /**
     * The files on the way from a place up to its workspace, the nearest first.
     *
     * @param files kept here, so that they are looked after as long as somebody has this view
     */
    private record Chain(Folder workspace, List<LiveFile> files) {}

    PlaceView(LayeredSettings settings, Keys keys, Listeners listeners, Path place) {
        super(keys, listeners);
        this.settings = settings;
        this.place = place;
        Path parent = place.getParent();
        this.folder = parent == null || Files.isDirectory(place) ? place : parent;
    }

    @Override
    Stack stack() {
        Chain now = chain();
        var layers = new ArrayList<Layer>();
        now.files.forEach(file -> layers.add(new FolderLayer(file.state(), now.workspace.trusted())));
        return settings.stack(layers);
    }

    private Chain chain() {
        Folder workspace = settings.workspaceOf(folder);
        Chain known = chain;
        if (known == null || !known.workspace.equals(workspace)) {
            known = new Chain(workspace, files(workspace.path()));
            chain = known;
        }
        return known;
    }

    private List<LiveFile> files(Path top) {
        var files = new ArrayList<LiveFile>();
        for (Path at = folder; at != null && !at.equals(top); at = at.getParent()) {
            files.add(settings.folderFile(at, Origin.FOLDER));
        }
        files.add(settings.folderFile(top, Origin.WORKSPACE));
        return files;
    }

    private LiveFile target() {
        Chain now = chain();
        return folder.equals(place) ? now.files.getFirst() : now.files.getLast();
    }

    @Override
    void change(UnaryOperator<JsonText> change) throws FailureException {
        settings.change(target(), change);
    }

    @Override
    public Path file() {
        return target().path();
    }

    /** From the folder that has it. */
    static Path fileIn(Path folder) {
        return folder.resolve(Settings.FOLDER_FILE);
    }
}
