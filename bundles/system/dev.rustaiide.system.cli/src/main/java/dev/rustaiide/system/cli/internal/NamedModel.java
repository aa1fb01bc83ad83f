package dev.rustaiide.system.cli.internal;

import java.util.List;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A model of this machine that somebody named.
 *
 * @param entry what the store knows of it; empty if it came with the product
 */
record NamedModel(Model model, Optional<ModelStore.Entry> entry) {
    /** All there are, in the order in which they are preferred. */
    static List<NamedModel> all(Models models, ModelStore store) {
        return models.all().stream().map(model -> new NamedModel(model, store.entry(model.card().id()))).toList();
    }

    /**
     * The one that {@code word} means: {@code NAME@VERSION}, or {@code NAME} for the current version.
     *
     * @throws FailureException if there is none
     */
    static NamedModel of(String word, List<NamedModel> all) throws FailureException {
        Optional<NamedModel> found = all.stream()
                .filter(each -> ModelSettings.names(word, each.model.card().id())).findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        List<String> names = all.stream().map(NamedModel::id).toList();
        String nearest = Nearest.to(word, names).map(name -> " Did you mean " + name + "?").orElse("");
        throw new FailureException(new Failure.Other("There is no model " + word + '.',
                "No model of this machine is called so." + nearest, "“rust-ai-ide models list” shows all."));
    }

    String id() {
        return model.card().id().toString();
    }

    boolean isBundled() {
        return entry.isEmpty();
    }

    String tasks() {
        return String.join(", ", words());
    }

    private List<String> words() {
        return model.card().tasks().stream().map(ModelTask::word).toList();
    }

    String size() {
        long bytes = model.bytes();
        return bytes == 0 ? "" : Amount.bytes(bytes);
    }

    /** How it is kept, e.g. {@code GGUF, Q4_K, 7.6 B}. */
    String kind() {
        return entry.map(known -> known.format() + (known.precision().isEmpty() ? "" : ", " + known.precision())
                + (known.parameters() == 0 ? "" : ", " + Amount.count(known.parameters()))).orElse("");
    }

    /** What its makers say of it, or what is known without them. */
    private Json about() {
        try {
            String about = model.about();
            if (!about.isEmpty()) {
                return Json.parse(about);
            }
        } catch (JsonException wrong) {
            LoggerFactory.getLogger(NamedModel.class).warn("the card of {} is no JSON", id(), wrong);
        }
        return Json.object().put("title", model.card().title()).put("licence", model.card().licence())
                .put("source", model.card().source()).put("sha256", model.digest())
                .put("date", entry.map(known -> known.imported().toString()).orElse("")).build();
    }

    Json json() {
        var card = model.card();
        var json = Json.object().put("id", id()).put("name", card.id().name()).put("version", card.id().version())
                .put("title", card.title()).put("tasks", Json.strings(words())).put("licence", card.licence())
                .put("source", card.source()).put("bytes", model.bytes()).put("memory", model.memory())
                .put("digest", model.digest()).put("bundled", isBundled()).put("card", about());
        entry.ifPresent(known -> json.put("current", known.isCurrent()).put("format", known.format())
                .put("architecture", known.architecture()).put("precision", known.precision())
                .put("parameters", known.parameters()).put("window", known.window())
                .put("imported", known.imported().toString()).put("from", known.from())
                .put("signer", known.signer()));
        return json.build();
    }
}
