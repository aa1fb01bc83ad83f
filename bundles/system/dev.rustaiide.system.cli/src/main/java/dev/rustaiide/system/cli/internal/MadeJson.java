package dev.rustaiide.system.cli.internal;

import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.foundation.serialization.Json;

/** What a step of a pipeline made, for programs. */
final class MadeJson {
    private MadeJson() {}

    static Json of(Made made) {
        return Json.object().put("step", made.step()).put("kind", made.kind()).put("version", made.version())
                .put("parameters", made.parameters()).put("hash", made.hash())
                .put("inputs", Json.strings(made.inputs())).put("date", made.date())
                .put("seconds", Json.of(made.seconds())).put("reused", made.isReused()).put("notes", made.notes())
                .build();
    }
}
