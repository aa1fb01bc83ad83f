package dev.rustaiide.ai.refactoring.internal.edits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/**
 * The records below one folder, one folder each: {@code texts} and what is kept, then {@code record.json}, whose coming
 * into being commits the edit, then {@code progress}, a byte for each step that was begun and a last one when all are
 * done. A folder without a record is what a killed process had not committed.
 */
final class EditStore {
    private static final String RECORD = "record.json";
    private static final String TEXTS = "texts";
    private static final String PROGRESS = "progress";
    private static final String SETTLED = "settled";
    private static final String DAMAGED = "damaged-";

    private final Path folder;
    private final TextFiles files;
    private final FolderTurn turn;

    EditStore(Path folder, TextFiles files) {
        this.folder = folder;
        this.files = files;
        this.turn = new FolderTurn(folder);
    }

    /** What is done while no other process does such a thing. */
    @FunctionalInterface
    interface Turn<T> {
        T take() throws IOException, FailureException, InterruptedException;
    }

    /** Waits until nobody else edits; a process that dies gives way. */
    <T> T inTurn(Turn<T> work) throws IOException, FailureException, InterruptedException {
        try (var taken = turn.take()) {
            return work.take();
        }
    }

    Path folder(String id) {
        return folder.resolve(id);
    }

    Path newFolder(String id) throws IOException {
        return Files.createDirectory(folder(id));
    }

    /** Commits {@code record}, all of whose kept files are in its folder. */
    void commit(EditRecord record) throws IOException, FailureException {
        TextPack texts = TextPack.empty();
        Json json = record.toJson(texts);
        texts.write(folder(record.id()).resolve(TEXTS));
        files.write(folder(record.id()).resolve(RECORD), Text.of(json.printPretty()), Encoding.UTF_8);
    }

    /** Says that one more step is begun, or after the last that all are done. */
    void advance(EditRecord record) throws IOException {
        try (FileChannel channel = FileChannel.open(folder(record.id()).resolve(PROGRESS), StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(new byte[] {'.'}));
            channel.force(false);
        }
    }

    /** How many steps were begun. */
    int progress(EditRecord record) throws IOException {
        Path file = folder(record.id()).resolve(PROGRESS);
        return Files.exists(file) ? (int) Files.size(file) : 0;
    }

    /** Says that open texts were edited too, so that nothing is left to do. */
    void settle(EditRecord record) throws IOException {
        Path mark = folder(record.id()).resolve(SETTLED);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
    }

    boolean isSettled(EditRecord record) {
        return Files.exists(folder(record.id()).resolve(SETTLED));
    }

    void delete(String id) throws IOException {
        Path gone = folder(id);
        // Without its record it is nothing, however much of the rest is still there.
        Files.deleteIfExists(gone.resolve(RECORD));
        Trees.delete(gone);
    }

    Optional<EditRecord> find(String id) {
        Path place = folder(id);
        if (!Files.exists(place.resolve(RECORD))) {
            return Optional.empty();
        }
        try {
            Json json = Json.parse(Files.readString(place.resolve(RECORD)));
            return Optional.of(EditRecord.of(place, json, TextPack.read(place.resolve(TEXTS))));
        } catch (IOException | JsonException | IllegalArgumentException | DateTimeException damaged) {
            LoggerFactory.getLogger(EditStore.class).warn("The record {} of an edit cannot be read", place, damaged);
            return Optional.empty();
        }
    }

    /**
     * Puts away what is left of {@code id}: it was not committed, or its record cannot be read and is kept for people.
     *
     * @return where it is kept; empty if there was nothing to keep
     */
    Optional<Path> putAway(String id) throws IOException {
        if (!Files.exists(folder(id).resolve(RECORD))) {
            delete(id);
            return Optional.empty();
        }
        return Optional.of(Files.move(folder(id), folder(DAMAGED + id)));
    }

    /** The names of all folders, the last first. */
    List<String> ids() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> ids = new ArrayList<>(all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString()).filter(id -> !id.startsWith(DAMAGED)).sorted()
                    .toList());
            Collections.reverse(ids);
            return ids;
        }
    }
}
