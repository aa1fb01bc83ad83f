package dev.rustaiide.ai.training.decoder.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.async.Work;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/** A step with one input, outside of a pipeline. */
record FixedRun(Path corpus, Artifact only) implements StepRun {
    /** The first file that was chosen, from the corpus. */
    String first() throws FailureException, JsonException {
        Json project = Json.parse(new String(only.file("corpus.json"), StandardCharsets.UTF_8)).get("projects").items()
                .stream().filter(each -> each.string("use", "").equals("COUNTS")).findFirst().orElseThrow();
        return project.string("name") + '/' + project.get("files").items().getFirst().string("path");
    }

    @Override
    public Artifact input(String kind) {
        return only;
    }

    @Override
    public String word(String name, String otherwise) {
        return otherwise;
    }

    @Override
    public double number(String name, double otherwise) {
        return otherwise;
    }

    @Override
    public Kept kept() {
        return Kept.NOTHING;
    }

    @Override
    public Path folder() {
        throw new IllegalStateException("it needs none");
    }

    @Override
    public Scope scope() {
        return new Scope() {
            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public Optional<Duration> left() {
                return Optional.empty();
            }

            @Override
            public void report(Progress progress) {
            }

            @Override
            public <T> Call<T> start(String name, Work<T> part) {
                return Call.start(name, part);
            }

            @Override
            public <T> T await(Call<T> call) throws InterruptedException, ExecutionException {
                return call.await();
            }
        };
    }

    @Override
    public void note(String name, Json value) {
    }
}
