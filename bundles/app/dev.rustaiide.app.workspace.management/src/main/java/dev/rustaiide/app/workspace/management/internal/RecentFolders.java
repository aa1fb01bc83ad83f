package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** The folders opened last, in a file. It blocks on the disk; one thread at a time. */
final class RecentFolders {
    private static final int MOST = 20;

    private final StateFile file;

    RecentFolders(StateFile file) {
        this.file = file;
    }

    /** Those that are still there; the others are forgotten. */
    synchronized List<Path> list() throws FailureException {
        List<Path> stored = read();
        List<Path> present = stored.stream().filter(Files::isDirectory).toList();
        if (present.size() < stored.size()) {
            write(present);
        }
        return present;
    }

    synchronized void add(Path folder) throws FailureException {
        var list = new ArrayList<>(read());
        list.remove(folder);
        list.addFirst(folder);
        write(list.subList(0, Math.min(MOST, list.size())));
    }

    private List<Path> read() {
        return file.read().get("folders").items().stream().map(StoredPaths::read).flatMap(Optional::stream).toList();
    }

    private void write(List<Path> folders) throws FailureException {
        file.write(Json.object().put("folders", Json.array(folders.stream().map(StoredPaths::write).toList())).build());
    }
}
