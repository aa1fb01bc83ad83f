package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.ShippedPipeline;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** Reads declarations and refuses those that cannot be run. */
final class PipelineReader {
    private static final String SHIPPED = "/pipelines/%s.json";
    private static final String FIRST = "completion";
    private static final List<String> WORDS = List.of("words-java", "words-python", "words-typescript");

    private final Map<String, StepKind> kinds;
    private final List<ShippedPipeline> brought;

    PipelineReader(Map<String, StepKind> kinds, List<ShippedPipeline> brought) {
        this.kinds = kinds;
        this.brought = brought;
    }

    /** What completes code first, then all others by name. */
    List<Pipeline> shipped() {
        List<Pipeline> others = new ArrayList<>();
        brought.forEach(each -> others.add(shipped(each.declaration())));
        WORDS.forEach(name -> others.add(shipped(own(name))));
        others.sort(Comparator.comparing(Pipeline::name));
        others.addFirst(shipped(own(FIRST)));
        return others;
    }

    private static String own(String name) {
        try (InputStream in = PipelineReader.class.getResourceAsStream(SHIPPED.formatted(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Pipeline shipped(String declaration) {
        try {
            return pipeline(Path.of("shipped"), declaration);
        } catch (FailureException wrong) {
            throw new IllegalStateException("a wrong declaration is shipped", wrong);
        }
    }

    /** {@code pipeline} with another parameter of a step. */
    Pipeline changed(Pipeline pipeline, String step, String parameter, double value) throws FailureException {
        List<Declared> steps = new ArrayList<>();
        boolean found = false;
        for (Declared each : pipeline.steps()) {
            found |= each.name().equals(step);
            steps.add(each.name().equals(step) ? changed(pipeline, each, parameter, value) : each);
        }
        if (!found) {
            throw unchangeable(pipeline, "It has no step " + step + ", only "
                    + String.join(", ", pipeline.steps().stream().map(Declared::name).toList()) + '.');
        }
        return new Pipeline(pipeline.name(), pipeline.title(), steps);
    }

    private Declared changed(Pipeline pipeline, Declared step, String parameter, double value)
            throws FailureException {
        Set<String> known = kinds.get(step.kind()).parameters();
        if (!known.contains(parameter)) {
            throw unchangeable(pipeline, "Its step " + step.name() + " has no parameter " + parameter + (known.isEmpty()
                    ? " nor any other." : ", only " + String.join(", ", known.stream().sorted().toList()) + '.'));
        }
        var parameters = Json.object();
        step.parameters().members().forEach(parameters::put);
        return new Declared(step.name(), step.kind(), step.inputs(), parameters.put(parameter, Json.of(value)).build());
    }

    private static FailureException unchangeable(Pipeline pipeline, String why) {
        return new FailureException(new Failure.Other("The pipeline " + pipeline.name() + " cannot be changed so.",
                why, "Name one of those."));
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
            boolean isNumber = kind.parameters().contains(each.getKey()) && each.getValue().asDouble().isPresent();
            boolean isWord = kind.words().contains(each.getKey()) && each.getValue().asString().isPresent();
            if (!isNumber && !isWord) {
                throw wrong(file, name + " has the parameter " + each.getKey() + ": it takes numbers for "
                        + listed(kind.parameters()) + (kind.words().isEmpty() ? "." : ", and words for "
                        + listed(kind.words()) + '.'));
            }
        }
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static FailureException wrong(Path file, String why) {
        return new FailureException(new Failure.BadContent(file, 0, 0, why, "Mend it there."));
    }
}
