package dev.rustaiide.app.debugger.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Succession;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What is kept of debugging for each folder: a file for each, of which parts have a name. Nothing is written before the
 * file was read, so that what it has is there still. UI thread only.
 */
final class FolderNotes {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path store;
    private final Optional<OpenFolders> folders;
    private final Ui ui;
    private final Debounce writing;
    private final Succession keeping = new Succession("keep notes of debugging");
    private final Map<String, Owner> owners = new LinkedHashMap<>();
    private final Map<String, Json> parts = new LinkedHashMap<>();
    private Path file;
    private boolean isRead;
    private int turn;

    /** Whose part it is. */
    interface Owner {
        /** Another folder is open, whose notes come later: what is of the folder before is over. */
        void clear();

        /** What is in the folder's file; nothing if there is none. What people did meanwhile stays. */
        void read(Json part);
    }

    @Inject
    FolderNotes(StandardPaths paths, OpenFolders folders, Ui ui) {
        this(paths, Optional.of(folders), ui);
        folders.onChange(this::follow);
        follow();
    }

    /** The same whatever folder is open. */
    FolderNotes(StandardPaths paths, Ui ui) {
        this(paths, Optional.empty(), ui);
        read();
    }

    private FolderNotes(StandardPaths paths, Optional<OpenFolders> folders, Ui ui) {
        this.store = paths.state().resolve("debug");
        this.folders = folders;
        this.ui = ui;
        this.writing = new Debounce(QUIET, ui, this::write);
        this.file = fileOf(Optional.empty());
    }

    /** The folder's path may be longer than the name of a file can be. */
    private Path fileOf(Optional<Path> folder) {
        return store.resolve(folder.map(path -> Sha256.hex(path.toString(), 32)).orElse("none") + ".json");
    }

    /** {@code owner} has the part called {@code name}, from each folder's notes on. */
    void own(String name, Owner owner) {
        owners.put(name, owner);
        if (isRead) {
            owner.read(parts.getOrDefault(name, Json.NULL));
        }
    }

    /** Keeps {@code part}, soon; until the notes are read its owner has to wait. */
    void put(String name, Json part) {
        if (isRead && !part.equals(parts.put(name, part))) {
            writing.trigger();
        }
    }

    private void follow() {
        Path wanted = fileOf(folders.orElseThrow().current().map(Folder::path));
        if (!wanted.equals(file) || !isRead && turn == 0) {
            if (isRead && !parts.isEmpty()) {
                writing.cancel();
                write();
            }
            file = wanted;
            owners.values().forEach(Owner::clear);
            read();
        }
    }

    private void read() {
        int mine = ++turn;
        isRead = false;
        Path from = file;
        Call.start("read notes of debugging", scope -> load(from)).onSuccess(ui, json -> {
            if (mine == turn) {
                parts.clear();
                json.members().forEach(parts::put);
                isRead = true;
                owners.forEach((name, owner) -> owner.read(parts.getOrDefault(name, Json.NULL)));
            }
        }).onFailure(ui, cause -> LoggerFactory.getLogger(FolderNotes.class)
                .warn("Breakpoints are not kept, since {} cannot be read", from, cause));
    }

    private static Json load(Path file) throws IOException {
        try {
            return Json.parse(Files.readString(file));
        } catch (NoSuchFileException | CharacterCodingException | JsonException none) {
            // The first time in the folder, or a file that somebody else has written: there are none then.
            return Json.object().build();
        }
    }

    private void write() {
        Path to = file;
        Json.ObjectBuilder all = Json.object();
        parts.forEach(all::put);
        byte[] content = all.build().printPretty().getBytes(StandardCharsets.UTF_8);
        keeping.next(scope -> {
            Files.createDirectories(store);
            WholeFile.writePrivate(to, content);
            return to;
        }).onFailure(ui, cause -> LoggerFactory.getLogger(FolderNotes.class)
                .warn("Breakpoints are not kept: {} cannot be written", to, cause));
    }
}
