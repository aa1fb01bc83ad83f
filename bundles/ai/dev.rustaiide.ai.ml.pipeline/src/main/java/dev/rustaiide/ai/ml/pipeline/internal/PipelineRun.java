package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Outcome;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FolderTurn;
import dev.rustaiide.foundation.serialization.Json;

/** One run of a pipeline. For one thread. */
final class PipelineRun {
    /** Longer than a run that was cancelled takes to give way. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Pipeline pipeline;
    private final Path corpus;
    private final Map<String, StepKind> kinds;
    private final ContentStore store;
    private final Clock clock;
    private final Scope scope;
    /** By the names of steps. */
    private final Map<String, Artifact> artifacts = new HashMap<>();
    private final Map<String, Made> made = new LinkedHashMap<>();

    PipelineRun(Pipeline pipeline, Path corpus, Map<String, StepKind> kinds, ContentStore store, Clock clock,
            Scope scope) {
        this.pipeline = pipeline;
        this.corpus = corpus;
        this.kinds = kinds;
        this.store = store;
        this.clock = clock;
        this.scope = scope;
    }

    Outcome outcome() throws FailureException, InterruptedException, ExecutionException {
        if (!Files.isDirectory(corpus)) {
            throw new FailureException(new Failure.Other("Cannot use " + corpus + ".", "It is not a folder.",
                    "Name a folder of projects, e.g. what releng/crates got."));
        }
        store.requireRoom();
        for (Declared step : pipeline.steps()) {
            kinds.get(step.kind()).requireMeans();
        }
        for (Declared step : pipeline.steps()) {
            scope.report(new Progress(step.name(), made.size(), pipeline.steps().size()));
            scope.check();
            made.put(step.name(), made(step));
        }
        return new Outcome(pipeline, List.copyOf(made.values()));
    }

    private Made made(Declared step) throws FailureException, InterruptedException, ExecutionException {
        StepKind kind = kinds.get(step.kind());
        String key = key(step, kind);
        if (!kind.readsCorpus()) {
            Optional<Made> known = store.record(StepRecord.SHELF, key).map(StepRecord::read);
            Optional<Artifact> there = known.isPresent() ? store.wholeArtifact(known.get().hash())
                    : Optional.empty();
            if (there.isPresent()) {
                artifacts.put(step.name(), there.get());
                return known.get();
            }
        }
        long start = System.nanoTime();
        try (var run = new Run(step, key)) {
            return made(step, kind, run, start);
        }
    }

    private Made made(Declared step, StepKind kind, Run run, long start)
            throws FailureException, InterruptedException, ExecutionException {
        String key = run.key;
        Artifact artifact = store.put(kind.run(run));
        artifacts.put(step.name(), artifact);
        double seconds = (System.nanoTime() - start) / 1_000_000 / 1000.0;
        var done = new Made(step.name(), kind.name(), kind.version(), step.parameters(), artifact.hash(), inputs(step),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), seconds, false, run.notes.build());
        // A step that reads the corpus is known by what it made: the corpus may be another the next time.
        store.record(StepRecord.SHELF, kind.readsCorpus() ? Sha256.hex(key + artifact.hash()) : key,
                StepRecord.json(done));
        if (!kind.readsCorpus()) {
            store.forget(run.parts);
        }
        store.clear(key);
        return done;
    }

    private List<String> inputs(Declared step) {
        return step.inputs().stream().map(input -> artifacts.get(input).hash()).toList();
    }

    /** Of all that makes its result: kind, version of the code, parameters, inputs. */
    private String key(Declared step, StepKind kind) {
        var parameters = Json.object();
        new TreeMap<>(step.parameters().members()).forEach((name, value) -> parameters.put(name,
                value.asString().isPresent() ? value : Json.of(value.asDouble().orElse(0))));
        return Sha256.hex(Json.object().put("kind", kind.name()).put("version", kind.version())
                .put("parameters", parameters.build()).put("inputs", Json.strings(inputs(step))).build().print());
    }

    /** One step of it. */
    private final class Run implements StepRun, AutoCloseable {
        private final Declared step;
        private final String key;
        private FolderTurn.@Nullable Taken turn;
        private final Json.ObjectBuilder notes = Json.object();
        private final List<String> parts = new ArrayList<>();

        Run(Declared step, String key) {
            this.step = step;
            this.key = key;
        }

        @Override
        public Path corpus() {
            return corpus;
        }

        @Override
        public Artifact input(String kind) {
            return step.inputs().stream().filter(input -> made.get(input).kind().equals(kind)).findFirst()
                    .map(artifacts::get).orElseThrow(() -> new IllegalStateException("the step " + step.name()
                            + " needs the result of a step of the kind " + kind));
        }

        @Override
        public double number(String name, double otherwise) {
            return step.parameters().get(name).asDouble().orElse(otherwise);
        }

        @Override
        public String word(String name, String otherwise) {
            return step.parameters().get(name).asString().orElse(otherwise);
        }

        @Override
        public Kept kept() {
            return (name, piece) -> {
                String part = Sha256.hex(key + '/' + name);
                parts.add(part);
                Optional<byte[]> known = store.part(part);
                if (known.isPresent()) {
                    return known.get();
                }
                scope.check();
                byte[] content = piece.make();
                store.putPart(part, content);
                return content;
            };
        }

        @Override
        public Path folder() throws FailureException, InterruptedException {
            Path workshop = store.workshop(key);
            try {
                if (turn == null) {
                    turn = store.turnOf(key).take(PATIENCE).orElseThrow(() -> new FailureException(new Failure.Other(
                            "The step " + step.name() + " cannot be done.",
                            "Another run of the same pipeline does it now.",
                            "Wait until that has ended: what it makes is used then.")));
                }
                return Files.createDirectories(workshop);
            } catch (IOException denied) {
                throw store.unwritable(workshop, 0, denied);
            }
        }

        @Override
        public void close() throws FailureException {
            try {
                if (turn != null) {
                    turn.close();
                }
            } catch (IOException denied) {
                throw store.unwritable(store.workshop(key), 0, denied);
            }
        }

        @Override
        public Scope scope() {
            return scope;
        }

        @Override
        public void note(String name, Json value) {
            notes.put(name, value);
        }
    }
}
