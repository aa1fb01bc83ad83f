package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.List;

import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.foundation.serialization.Json;

/** How the store remembers that a step was done. */
final class StepRecord {
    static final String SHELF = "done";

    private StepRecord() {}

    static Json json(Made made) {
        return Json.object().put("step", made.step()).put("kind", made.kind()).put("version", made.version())
                .put("parameters", made.parameters()).put("hash", made.hash())
                .put("inputs", Json.strings(made.inputs())).put("date", made.date())
                .put("seconds", Json.of(made.seconds())).put("notes", made.notes()).build();
    }

    static Made read(Json json) {
        List<String> inputs = json.get("inputs").items().stream().map(item -> item.asString().orElse("")).toList();
        return new Made(json.string("step", ""), json.string("kind", ""), (int) json.number("version", 0),
                json.get("parameters"), json.string("hash", ""), inputs, json.string("date", ""),
                json.get("seconds").asDouble().orElse(0), true, json.get("notes"));
    }
}
