package dev.rustaiide.foundation.history.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What is known of one file: lines of JSON, each after its CRC-32C. The first names the file, the next ones are
 * revisions, labels, and from where the file was moved. Lines are only added; one that a killed process did not finish,
 * or that the disk has damaged, is passed over.
 */
final class FileLog {
    private final Path log;
    private Optional<Path> file = Optional.empty();
    private final List<Former> from = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private boolean endsWhole = true;

    /** Where the file was until {@code until}. */
    record Former(Path path, Instant until) {
        private Json json() {
            return Json.object().put("from", path.toString()).put("at", until.toEpochMilli()).build();
        }
    }

    private FileLog(Path log) {
        this.log = log;
    }

    /** As it is now; empty if there is none. */
    static FileLog read(Path log) throws IOException {
        FileLog read = new FileLog(log);
        String all;
        try {
            all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return read;
        }
        read.endsWhole = all.isEmpty() || all.endsWith("\n");
        all.lines().forEach(read::take);
        return read;
    }

    private void take(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || !line.substring(0, space).equals(sum(line.substring(space + 1)))) {
            return;
        }
        try {
            take(Json.parse(line.substring(space + 1)));
        } catch (JsonException | InvalidPathException unknown) {
            // Written by another version: what it cannot say is left out.
            return;
        }
    }

    private void take(Json json) {
        json.get("file").asString().ifPresent(path -> file = Optional.of(Path.of(path)));
        json.get("from").asString().ifPresent(path -> from.add(new Former(Path.of(path),
                Instant.ofEpochMilli(json.get("at").asLong().orElse(0)))));
        Optional<String> id = json.get("id").asString();
        Optional<String> label = json.get("label").asString();
        if (id.isPresent() && label.isPresent()) {
            revisions.replaceAll(one -> one.id().equals(id.get()) ? one.labelled(label.get()) : one);
        } else if (id.isPresent() && file.isPresent()) {
            revision(json, id.get()).ifPresent(revisions::add);
        }
    }

    private Optional<Revision> revision(Json json, String id) {
        Optional<String> content = json.get("content").asString().filter(name -> name.matches("[0-9a-f]{64}"));
        return content.map(name -> new Revision(id, file.orElseThrow(),
                Instant.ofEpochMilli(json.get("at").asLong().orElse(0)),
                new WriteReason(kind(json.get("why").asString().orElse("")), json.get("note").asString().orElse("")),
                "", json.get("size").asLong().orElse(0), name));
    }

    private static WriteReason.Kind kind(String word) {
        for (WriteReason.Kind kind : WriteReason.Kind.values()) {
            if (kind.name().equals(word)) {
                return kind;
            }
        }
        return WriteReason.Kind.SAVED;
    }

    Optional<Path> file() {
        return file;
    }

    /** Where the file was before, the last place last. */
    List<Former> from() {
        return List.copyOf(from);
    }

    /** In the order in which they came. */
    List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    private List<Json> header(Path path) {
        return file.isPresent() ? List.of() : List.of(Json.object().put("file", path.toString()).build());
    }

    void add(Path path, Revision revision) throws IOException {
        append(path, json(revision));
    }

    void label(Path path, String id, String text) throws IOException {
        append(path, Json.object().put("id", id).put("label", text).build());
    }

    void movedFrom(Path path, Path before, Instant now) throws IOException {
        append(path, new Former(before, now).json());
    }

    private static Json json(Revision revision) {
        return Json.object().put("id", revision.id()).put("at", revision.time().toEpochMilli())
                .put("why", revision.reason().kind().name()).put("note", revision.reason().note())
                .put("size", revision.size()).put("content", revision.content()).build();
    }

    private void append(Path path, Json json) throws IOException {
        StringBuilder lines = new StringBuilder(endsWhole ? "" : "\n");
        header(path).forEach(head -> lines.append(line(head)));
        lines.append(line(json));
        Files.createDirectories(log.getParent());
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        file = file.isPresent() ? file : Optional.of(path);
        endsWhole = true;
        take(json);
    }

    /** Writes the log anew with {@code wanted} only; without any and without a former place there is none any more. */
    void rewrite(List<Revision> wanted) throws IOException {
        if (wanted.isEmpty() && from.isEmpty() || file.isEmpty()) {
            Files.deleteIfExists(log);
            return;
        }
        StringBuilder lines = new StringBuilder(line(Json.object().put("file", file.get().toString()).build()));
        from.forEach(former -> lines.append(line(former.json())));
        for (Revision revision : wanted) {
            lines.append(line(json(revision)));
            if (!revision.label().isEmpty()) {
                lines.append(line(Json.object().put("id", revision.id()).put("label", revision.label()).build()));
            }
        }
        WholeFile.writePrivate(log, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Json json) {
        String text = json.print();
        return sum(text) + ' ' + text + '\n';
    }

    private static String sum(String text) {
        var sum = new CRC32C();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
