package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Reads declarations and refuses those that cannot be run. */
final class PipelineReader {
    private static final String SHIPPED = "/pipelines/completion.json";

    private final Map<String, StepKind> kinds;

    PipelineReader(Map<String, StepKind> kinds) {
        this.kinds = kinds;
    }

    List<Pipeline> shipped() {
        try (InputStream in = PipelineReader.class.getResourceAsStream(SHIPPED)) {
            return List.of(pipeline(Path.of(SHIPPED), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FailureException wrong) {
            throw new IllegalStateException("a wrong declaration is shipped", wrong);
        }
    }

    Pipeline read(Path file) throws FailureException {
        try {
            return pipeline(file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.BadContent(file, 0, 0, "It cannot be read: "
                    + unreadable.getMessage() + '.', "Name a file that declares a pipeline."), unreadable);
        }
    }

    private Pipeline pipeline(Path file, String text) throws FailureException {
        try {
            Json json = Json.parseWithComments(text);
            List<Declared> steps = new ArrayList<>();
            Map<String, String> before = new HashMap<>();
            for (Json step : json.get("steps").items()) {
                Declared declared = new Declared(step.string("name"), step.string("kind"), step.get("inputs").items()
                        .stream().map(item -> item.asString().orElse("")).toList(), parameters(step));
                check(file, declared, before);
                before.put(declared.name(), declared.kind());
                steps.add(declared);
            }
            if (steps.isEmpty()) {
                throw wrong(file, "It declares no steps.");
            }
            return new Pipeline(json.string("name"), json.string("title"), steps);
        } catch (JsonException wrong) {
            throw new FailureException(new Failure.BadContent(file, wrong.line(), wrong.column(), "It is no pipeline: "
                    + wrong.getMessage() + '.', "Mend it there."), wrong);
        }
    }

    private static Json parameters(Json step) {
        return step.get("parameters").isNull() ? Json.object().build() : step.get("parameters");
    }

    /** @param before the kinds of the steps before it, by their names */
    private void check(Path file, Declared step, Map<String, String> before) throws FailureException {
        StepKind kind = kinds.get(step.kind());
        String name = "The step " + step.name();
        if (kind == null) {
            throw wrong(file, name + " is of the kind " + step.kind() + ", and there are only "
                    + String.join(", ", kinds.keySet()) + '.');
        }
        if (before.containsKey(step.name())) {
            throw wrong(file, name + " is there twice.");
        }
        for (String input : step.inputs()) {
            if (!before.containsKey(input)) {
                throw wrong(file, name + " takes " + input + ", which is no step before it.");
            }
        }
        List<String> given = step.inputs().stream().map(before::get).toList();
        for (String needed : kind.needs().stream().sorted().toList()) {
            if (!given.contains(needed)) {
                throw wrong(file, name + " takes no step of the kind " + needed + ", which it needs.");
            }
        }
        for (var each : step.parameters().members().entrySet()) {
            if (!kind.parameters().contains(each.getKey()) || each.getValue().asDouble().isEmpty()) {
                throw wrong(file, name + " has the parameter " + each.getKey() + ": it takes numbers for "
                        + String.join(", ", kind.parameters().stream().sorted().toList()) + '.');
            }
        }
    }

    private static FailureException wrong(Path file, String why) {
        return new FailureException(new Failure.BadContent(file, 0, 0, why, "Mend it there."));
    }
}
