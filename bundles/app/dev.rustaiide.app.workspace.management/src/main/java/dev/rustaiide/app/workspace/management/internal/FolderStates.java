package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;

/** How folders were left, one file for each set of them, named by the path of the set. */
record FolderStates(Path store, TextFiles files) {
    /** The file is named by a hash of the path, which may be longer than a file name can be. */
    StateFile fileOf(Path place) {
        return new StateFile(store.resolve(hash(place.toUri().toString()) + ".json"), files);
    }

    static String hash(String text) {
        return Sha256.hex(text, 32);
    }

    static Json write(Path folder, FolderState state) {
        var views = Json.object();
        state.views().forEach(views::put);
        Path active = state.active();
        return Json.object().put("folder", StoredPaths.write(folder))
                .put("editors", Json.array(state.editors().stream().map(FolderStates::writeEditor).toList()))
                .put("active", active == null ? Json.NULL : StoredPaths.write(active))
                .put("expanded", Json.array(state.expanded().stream().map(StoredPaths::write).toList()))
                .put("views", views.build()).build();
    }

    private static Json writeEditor(FolderState.Editor editor) {
        return Json.object().put("file", StoredPaths.write(editor.file())).put("line", editor.caret().line())
                .put("character", editor.caret().character()).put("top", editor.topLine())
                .put("pinned", editor.pinned()).build();
    }

    /** What of {@code json} makes sense. */
    static FolderState read(Json json, VirtualFiles files) {
        List<FolderState.Editor> editors = json.get("editors").items().stream().map(one -> readEditor(one, files))
                .flatMap(Optional::stream).toList();
        List<Path> expanded = json.get("expanded").items().stream().map(one -> StoredPaths.read(one, files))
                .flatMap(Optional::stream).toList();
        @Nullable
        Path active = StoredPaths.read(json.get("active"), files).orElse(null);
        return new FolderState(editors, active, expanded, json.get("views").members());
    }

    private static Optional<FolderState.Editor> readEditor(Json json, VirtualFiles files) {
        return StoredPaths.read(json.get("file"), files).map(file -> new FolderState.Editor(file,
                new Position(count(json, "line"), count(json, "character")), count(json, "top"),
                json.flag("pinned", false)));
    }

    private static int count(Json json, String name) {
        return (int) Math.clamp(json.number(name, 0), 0, Integer.MAX_VALUE);
    }
}
