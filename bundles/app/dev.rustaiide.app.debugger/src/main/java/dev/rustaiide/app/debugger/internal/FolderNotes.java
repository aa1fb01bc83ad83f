package dev.rustaiide.app.debugger.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** What is kept of debugging for each folder: a file for each, of which parts have a name. UI thread only. */
final class FolderNotes {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final Path store;
    private final Optional<OpenFolders> folders;
    private final Ui ui;
    private final Debounce writing;
    private final Map<String, Consumer<Json>> readers = new LinkedHashMap<>();
    private final Map<String, Json> parts = new LinkedHashMap<>();
    private Path file;
    private boolean isRead;
    private int turn;
    private long asked;
    /** Which writing each file has; under its own lock. */
    private final Map<Path, Long> written = new HashMap<>();

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
        return store.resolve(folder.map(path -> hash(path.toString())).orElse("none") + ".json");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** {@code reader} is told the part called {@code name} whenever a folder's notes were read; nothing if none is. */
    void onRead(String name, Consumer<Json> reader) {
        readers.put(name, reader);
        if (isRead) {
            reader.accept(parts.getOrDefault(name, Json.NULL));
        }
    }

    /** Keeps {@code part}, soon. */
    void put(String name, Json part) {
        if (!part.equals(parts.put(name, part))) {
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
                readers.forEach((name, reader) -> reader.accept(parts.getOrDefault(name, Json.NULL)));
            }
        });
    }

    private static Json load(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonException | IOException none) {
            // The first time in the folder, or a file that somebody else has written: there are none then.
            return Json.object().build();
        }
    }

    private void write() {
        Path to = file;
        Json.ObjectBuilder all = Json.object();
        parts.forEach(all::put);
        byte[] content = all.build().printPretty().getBytes(StandardCharsets.UTF_8);
        long number = ++asked;
        Call.start("keep notes of debugging", scope -> {
            Files.createDirectories(store);
            synchronized (written) {
                // Two calls may come here in any order, and the last notes count.
                if (written.getOrDefault(to, 0L) < number) {
                    WholeFile.writePrivate(to, content);
                    written.put(to, number);
                }
            }
            return true;
        }).onFailure(ui, cause -> LoggerFactory.getLogger(FolderNotes.class)
                .warn("Breakpoints are not kept: {} cannot be written", to, cause));
    }
}
