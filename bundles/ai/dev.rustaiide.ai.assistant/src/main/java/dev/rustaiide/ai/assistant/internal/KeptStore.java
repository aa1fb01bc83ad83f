package dev.rustaiide.ai.assistant.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.assistant.StagedEdits.StagedFile;
import dev.rustaiide.ai.assistant.internal.Staging.Kept;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/** What is staged, one private file for a conversation, so that a process that is killed loses none of it. */
final class KeptStore {
    private static final String ENDING = ".json";
    private static final int VERSION = 1;

    private final Path folder;

    KeptStore(Path folder) {
        this.folder = folder;
    }

    /** A conversation with edits that nobody has reviewed. */
    record Left(String id, Kept kept) {}

    /** Keeps what is staged in the conversation {@code id}. */
    Staging.Keeper keeper(String id, Path workplace) {
        return (kept, isHeld) -> keep(id, workplace, kept, isHeld);
    }

    private void keep(String id, Path workplace, Kept kept, boolean isHeld) {
        try {
            Path file = folder.resolve(id + ENDING);
            if (kept.files().isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Files.createDirectories(folder);
            WholeFile.writePrivate(file, json(workplace, kept, isHeld).print()
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            LoggerFactory.getLogger(KeptStore.class).warn("staged edits are kept in memory only", full);
        }
    }

    /** Those of {@code workplace} that no process has in its hands, the last first. */
    List<Left> left(Path workplace) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            entries.forEach(files::add);
        } catch (IOException none) {
            // There is no such folder before something was kept.
            return List.of();
        }
        files.sort((a, b) -> b.toString().compareTo(a.toString()));
        List<Left> left = new ArrayList<>();
        files.forEach(file -> read(file, workplace).ifPresent(left::add));
        return left;
    }

    private static Optional<Left> read(Path file, Path workplace) {
        try {
            Json json = Json.parse(Files.readString(file));
            if (!json.string("folder", "").equals(workplace.toString()) || json.number("version", 0) != VERSION
                    || isAlive(json)) {
                return Optional.empty();
            }
            String name = String.valueOf(file.getFileName());
            return Optional.of(new Left(name.substring(0, name.length() - ENDING.length()), kept(json)));
        } catch (IOException | JsonException | IllegalArgumentException broken) {
            LoggerFactory.getLogger(KeptStore.class).warn("cannot read staged edits in {}", file, broken);
            return Optional.empty();
        }
    }

    private static boolean isAlive(Json json) {
        long pid = json.number("pid", 0);
        return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant())
                .map(start -> start.toEpochMilli() == json.number("started", 0)).orElse(false);
    }

    private static Json json(Path workplace, Kept kept, boolean isHeld) {
        ProcessHandle own = ProcessHandle.current();
        return Json.object().put("version", VERSION).put("folder", workplace.toString())
                .put("pid", isHeld ? own.pid() : 0)
                .put("started", own.info().startInstant().map(Instant::toEpochMilli).orElse(0L))
                .put("title", kept.title())
                .put("files", Json.array(kept.files().stream().map(file -> json(file, kept)).toList())).build();
    }

    private static Json json(StagedFile file, Kept kept) {
        var json = Json.object().put("file", file.file().toString());
        file.before().ifPresent(text -> json.put("before", text.toString()));
        file.after().ifPresent(text -> json.put("after", text.toString()));
        Maker maker = kept.makers().get(file.file());
        if (maker != null) {
            json.put("model", maker.model()).put("modelHash", maker.modelHash())
                    .put("promptHash", maker.promptHash()).put("tools", Json.strings(maker.tools()))
                    .put("policy", maker.policy());
        }
        return json.build();
    }

    private static Kept kept(Json json) throws JsonException {
        List<StagedFile> files = new ArrayList<>();
        Map<Path, Maker> makers = new HashMap<>();
        for (Json file : json.get("files").items()) {
            Path path = Path.of(file.string("file"));
            files.add(new StagedFile(path, file.optionalString("before").map(Text::of),
                    file.optionalString("after").map(Text::of)));
            List<String> tools = file.get("tools").items().stream().flatMap(tool -> tool.asString().stream()).toList();
            makers.put(path, new Maker(file.string("model", ""), file.string("modelHash", ""),
                    file.string("promptHash", ""), tools, file.string("policy", "")));
        }
        return new Kept(json.string("title"), files, makers);
    }
}
