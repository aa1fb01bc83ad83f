package dev.rustaiide.ai.refactoring.internal.edits;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.AppliedEdit;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;

/**
 * All that it takes to complete an edit or to take it back.
 *
 * @param made folders that are not there yet, outer ones first
 */
record EditRecord(String id, String title, Instant time, List<Step> steps, List<Path> made) {
    private static final int VERSION = 1;

    EditRecord {
        steps = List.copyOf(steps);
        made = List.copyOf(made);
    }

    AppliedEdit applied() {
        return new AppliedEdit(id, title, time, steps.stream().map(Step::file).distinct().toList());
    }

    /** The step that takes {@code step} back. */
    static Step inverse(Step step) {
        return switch (step) {
            case Step.Write(Path file, Optional<Text> before, Text after, Encoding encoding) ->
                new Step.Write(file, Optional.of(after), before.orElse(Text.EMPTY), encoding);
            case Step.Open(Path file, Text before, Text after) -> new Step.Open(file, after, before);
            case Step.Rename(Path from, Path to) -> new Step.Rename(to, from);
            case Step.Remove(Path file, Path kept) -> new Step.Restore(file, kept);
            case Step.Restore(Path file, Path kept) -> new Step.Remove(file, kept);
        };
    }

    /** The record without its texts, which go to {@code texts} one behind the other. */
    Json toJson(TextPack texts) {
        List<Json> all = new ArrayList<>();
        for (Step step : steps) {
            all.add(json(step, texts));
        }
        return Json.object().put("version", VERSION).put("title", title).put("time", time.toString())
                .put("steps", Json.array(all)).put("made", Json.strings(made.stream().map(Path::toString).toList()))
                .build();
    }

    private static Json json(Step step, TextPack texts) {
        var json = Json.object().put("file", step.file().toString());
        return switch (step) {
            case Step.Write write -> {
                json.put("kind", "write").put("after", texts.add(write.after()))
                        .put("charset", write.encoding().charset().name())
                        .put("mark", write.encoding().byteOrderMark());
                write.before().ifPresent(before -> json.put("before", texts.add(before)));
                yield json.build();
            }
            case Step.Open open -> json.put("kind", "open").put("before", texts.add(open.before()))
                    .put("after", texts.add(open.after())).build();
            case Step.Rename rename -> json.put("kind", "rename").put("from", rename.from().toString()).build();
            case Step.Remove remove -> json.put("kind", "remove").put("kept", name(remove.kept())).build();
            case Step.Restore restore -> json.put("kind", "restore").put("kept", name(restore.kept())).build();
        };
    }

    private static String name(Path kept) {
        return String.valueOf(kept.getFileName());
    }

    /** The inverse of {@link #toJson}; what is kept lies in {@code folder}. */
    static EditRecord of(Path folder, Json json, TextPack texts) throws JsonException {
        if (json.number("version") != VERSION) {
            throw new JsonException("it is of version " + json.number("version"), "", 0, 0);
        }
        List<Step> steps = new ArrayList<>();
        for (Json step : json.get("steps").items()) {
            steps.add(step(folder, step, texts));
        }
        List<Path> made = json.get("made").items().stream().map(each -> Path.of(each.asString().orElse(""))).toList();
        return new EditRecord(String.valueOf(folder.getFileName()), json.string("title"),
                Instant.parse(json.string("time")), steps, made);
    }

    private static Step step(Path folder, Json json, TextPack texts) throws JsonException {
        Path file = Path.of(json.string("file"));
        return switch (json.string("kind")) {
            case "write" -> new Step.Write(file, json.get("before").isNull() ? Optional.empty()
                    : Optional.of(texts.text(json.get("before"))), texts.text(json.get("after")),
                    new Encoding(Charset.forName(json.string("charset")), json.flag("mark", false)));
            case "open" -> new Step.Open(file, texts.text(json.get("before")), texts.text(json.get("after")));
            case "rename" -> new Step.Rename(Path.of(json.string("from")), file);
            case "remove" -> new Step.Remove(file, folder.resolve(json.string("kept")));
            case "restore" -> new Step.Restore(file, folder.resolve(json.string("kept")));
            default -> throw new JsonException("there is no step “" + json.string("kind") + "”", "", 0, 0);
        };
    }
}
