package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A folder of contents by their hashes, and of small records by the hashes of what they were made of. What is in it is
 * whole: first the content is written, then the record that names it. What is not what its name says is put aside and
 * counts as not there. Any thread of several processes may use one; all methods block on the disk.
 */
final class ContentStore {
    private static final int SHARD = 2;
    private static final int DIGITS = 64;
    private static final String PARTS = "parts";
    private static final String WORKSHOPS = "workshops";
    private static final long ROOM = 64L << 20;

    private static final String UNUSABLE = "The store of the pipelines cannot be used.";
    private static final String AGAIN = " Then run it again: it goes on where it was.";

    private final Path folder;
    private final FolderTurn turn;

    ContentStore(Path folder) {
        this.folder = folder;
        this.turn = new FolderTurn(folder);
    }

    private Path place(String shelf, String hash) {
        return folder.resolve(shelf).resolve(hash.substring(0, SHARD)).resolve(hash);
    }

    /** Keeps {@code content}; its hash. */
    String put(byte[] content) throws FailureException, InterruptedException {
        String hash = Sha256.hex(content);
        Path place = place("content", hash);
        if (!isThere(place, content.length)) {
            write(place, content);
        }
        return hash;
    }

    private static boolean isThere(Path place, int size) {
        try {
            return Files.size(place) == size;
        } catch (IOException absent) {
            return false;
        }
    }

    /** The content with that hash; empty if it is not there, or is another. */
    Optional<byte[]> content(String hash) throws FailureException {
        Path place = place("content", hash);
        Optional<byte[]> content = read(place);
        if (content.isPresent() && !Sha256.hex(content.get()).equals(hash)) {
            putAside(place);
            return Optional.empty();
        }
        return content;
    }

    private void putAside(Path place) throws FailureException {
        LoggerFactory.getLogger(ContentStore.class).warn("{} is damaged, and is put aside", place);
        try {
            Path damaged = Files.createDirectories(folder.resolve("damaged")).resolve(place.getFileName());
            Files.move(place, damaged, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException denied) {
            throw unwritable(place, 0, denied);
        }
    }

    /** Records {@code record} under the hash of what it is about; it is the one that counts from now on. */
    void record(String shelf, String key, Json record) throws FailureException, InterruptedException {
        String text = record.print();
        write(place(shelf, key), (Sha256.hex(text) + '\n' + text).getBytes(StandardCharsets.UTF_8));
    }

    Optional<Json> record(String shelf, String key) throws FailureException {
        return record(place(shelf, key));
    }

    private Optional<Json> record(Path place) throws FailureException {
        Optional<byte[]> bytes = read(place);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(bytes.get(), StandardCharsets.UTF_8);
        int line = text.indexOf('\n');
        try {
            if (line > 0 && Sha256.hex(text.substring(line + 1)).equals(text.substring(0, line))) {
                return Optional.of(Json.parse(text.substring(line + 1)));
            }
        } catch (JsonException never) {
            LoggerFactory.getLogger(ContentStore.class).warn("{} is no record", place, never);
        }
        putAside(place);
        return Optional.empty();
    }

    List<Json> records(String shelf) throws FailureException {
        Path shelved = folder.resolve(shelf);
        if (!Files.isDirectory(shelved)) {
            return List.of();
        }
        List<Path> places;
        try (Stream<Path> all = Files.walk(shelved)) {
            places = all.filter(Files::isRegularFile).filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted().toList();
        } catch (IOException denied) {
            throw unreadable(shelved, denied);
        }
        List<Json> records = new ArrayList<>();
        for (Path place : places) {
            record(place).ifPresent(records::add);
        }
        return records;
    }

    /** Keeps files as one thing. */
    Artifact put(Map<String, byte[]> files) throws FailureException, InterruptedException {
        var tree = Json.object();
        for (Map.Entry<String, byte[]> each : new TreeMap<>(files).entrySet()) {
            tree.put(each.getKey(), put(each.getValue()));
        }
        return artifact(put(tree.build().print().getBytes(StandardCharsets.UTF_8))).orElseThrow();
    }

    /** The files that are one thing with that hash; empty if one of them is not there, or is another. */
    Optional<Artifact> artifact(String hash) throws FailureException {
        Optional<byte[]> tree = content(hash);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<String, String> names = new TreeMap<>();
            for (var each : Json.parse(new String(tree.get(), StandardCharsets.UTF_8)).members().entrySet()) {
                String content = each.getValue().asString().orElse("");
                if (!content.matches("[0-9a-f]{64}") || !Files.exists(place("content", content))) {
                    return Optional.empty();
                }
                names.put(each.getKey(), content);
            }
            return Optional.of(new StoredArtifact(this, hash, names));
        } catch (JsonException noTree) {
            return Optional.empty();
        }
    }

    /** As {@link #artifact}, after each of its files was read and is what it was. */
    Optional<Artifact> wholeArtifact(String hash) throws FailureException {
        Optional<Artifact> there = artifact(hash);
        if (there.isPresent() && there.get() instanceof StoredArtifact stored) {
            for (String content : stored.files().values()) {
                if (content(content).isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return there;
    }

    /** Keeps a part of a step that is not done: by itself, so that it can go without anything else. */
    void putPart(String key, byte[] content) throws FailureException, InterruptedException {
        byte[] hash = Sha256.hex(content).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(hash, hash.length + content.length);
        System.arraycopy(content, 0, whole, hash.length, content.length);
        write(place(PARTS, key), whole);
    }

    /** Empty if it is not there, or is another. */
    Optional<byte[]> part(String key) throws FailureException {
        Path place = place(PARTS, key);
        Optional<byte[]> whole = read(place);
        if (whole.isEmpty()) {
            return whole;
        }
        if (whole.get().length >= DIGITS) {
            byte[] content = Arrays.copyOfRange(whole.get(), DIGITS, whole.get().length);
            if (Sha256.hex(content).equals(new String(whole.get(), 0, DIGITS, StandardCharsets.US_ASCII))) {
                return Optional.of(content);
            }
        }
        putAside(place);
        return Optional.empty();
    }

    /** Deletes parts. */
    void forget(List<String> keys) throws FailureException {
        for (String key : keys) {
            Path place = place(PARTS, key);
            try {
                Files.deleteIfExists(place);
            } catch (IOException denied) {
                throw unwritable(place, 0, denied);
            }
        }
    }

    /** The folder in which a step has what it works on, for whoever has the {@link #turnOf turn}. */
    Path workshop(String key) {
        return place(WORKSHOPS, key).resolve("work");
    }

    /** Who does a step: beside its folder, so that it stays when that goes. */
    FolderTurn turnOf(String key) {
        return new FolderTurn(place(WORKSHOPS, key));
    }

    /** Deletes what a step had under way. */
    void clear(String key) throws FailureException {
        Path workshop = workshop(key);
        if (!Files.isDirectory(workshop)) {
            return;
        }
        try (Stream<Path> all = Files.walk(workshop)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException denied) {
            throw unwritable(workshop, 0, denied);
        }
    }

    private Optional<byte[]> read(Path place) throws FailureException {
        try {
            return Optional.of(Files.readAllBytes(place));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unreadable(place, unreadable);
        }
    }

    /** One at a time, of all processes: they write the same under the same name. */
    private void write(Path place, byte[] content) throws FailureException, InterruptedException {
        try (var taken = turn.take()) {
            Files.createDirectories(place.getParent());
            WholeFile.write(place, content);
        } catch (IOException refused) {
            throw unwritable(place, content.length, refused);
        }
    }

    /** Without room a run would end half-way: better before it begins. */
    void requireRoom() throws FailureException {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).getUsableSpace() < ROOM) {
                throw new FailureException(new Failure.DiskFull(folder));
            }
        } catch (IOException denied) {
            throw unwritable(folder, ROOM, denied);
        }
    }

    FailureException unwritable(Path place, long size, IOException refused) {
        Failure cause = WholeFile.failure(place, size, refused).failure();
        return new FailureException(cause instanceof Failure.DiskFull ? new Failure.DiskFull(folder)
                : new Failure.Other(UNUSABLE, place + ": " + cause.why(), cause.nextStep() + AGAIN), refused);
    }

    private static FailureException unreadable(Path place, IOException refused) {
        String why = place + " cannot be read: " + refused.getMessage() + '.';
        return new FailureException(new Failure.Other(UNUSABLE, why,
                "Check its permissions and the disk." + AGAIN), refused);
    }
}
