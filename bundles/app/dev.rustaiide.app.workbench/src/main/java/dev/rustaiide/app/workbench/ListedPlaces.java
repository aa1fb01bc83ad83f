package dev.rustaiide.app.workbench;

import java.nio.file.Path;

import dev.rustaiide.app.ui.components.PlaceList;
import dev.rustaiide.foundation.types.Location;

/** What the places of a {@link PlaceList} are to the window: its editors show them. */
public record ListedPlaces(FileNames names, Editors editors) implements PlaceList.Owner {
    @Override
    public void open(Location place) {
        editors.open(place);
    }

    @Override
    public void look(Location place, boolean focus) {
        editors.look(place, focus);
    }

    @Override
    public void open(Path file) {
        editors.open(file);
    }

    @Override
    public String path(Path file) {
        return names.shown(file);
    }

    @Override
    public String folder(Path file) {
        return names.folderOf(file);
    }
}
