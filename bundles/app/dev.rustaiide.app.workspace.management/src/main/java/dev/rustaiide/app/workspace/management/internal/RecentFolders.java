package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** What was opened last, folders and files that name several. It blocks on the disk; one thread at a time. */
final class RecentFolders {
    private static final int MOST = 20;

    private final StateFile file;
    private final KeptSets sets;

    RecentFolders(StateFile file, KeptSets sets) {
        this.file = file;
        this.sets = sets;
    }

    /** Those that are still there; the others are forgotten. */
    synchronized List<FolderSet> list() throws FailureException {
        List<Path> stored = read();
        var present = new ArrayList<FolderSet>();
        for (Path place : stored) {
            known(place).ifPresent(present::add);
        }
        if (present.size() < stored.size()) {
            write(present.stream().map(FolderSet::path).toList());
        }
        return present;
    }

    private Optional<FolderSet> known(Path place) {
        try {
            return Files.isDirectory(place) || KeptSets.isFile(place) && Files.isRegularFile(place)
                    ? Optional.of(sets.read(place)) : Optional.empty();
        } catch (FailureException broken) {
            // Whoever opens it by hand is told what is wrong with it.
            return Optional.empty();
        }
    }

    synchronized void add(Path place) throws FailureException {
        var list = new ArrayList<>(read());
        list.remove(place);
        list.addFirst(place);
        int kept = Math.min(MOST, list.size());
        list.subList(kept, list.size()).forEach(sets::forget);
        write(list.subList(0, kept));
    }

    private List<Path> read() {
        return file.read().get("folders").items().stream().map(StoredPaths::read).flatMap(Optional::stream).toList();
    }

    private void write(List<Path> folders) throws FailureException {
        file.write(Json.object().put("folders", Json.array(folders.stream().map(StoredPaths::write).toList())).build());
    }
}
