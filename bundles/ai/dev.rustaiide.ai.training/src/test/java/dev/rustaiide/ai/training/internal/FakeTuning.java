package dev.rustaiide.ai.training.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.training.DecoderTuning;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Says by how much a decoder got better. */
final class FakeTuning implements DecoderTuning {
    final List<Task> asked = new ArrayList<>();
    @Nullable String obstacle;
    @Nullable String failure;
    Path work = Path.of("");
    private final double change;

    FakeTuning(double change) {
        this.change = change;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.ofNullable(obstacle);
    }

    @Override
    public Call<Tuned> tune(Task task) {
        asked.add(task);
        work = task.work();
        if (failure != null) {
            return Call.failed(new FailureException(new Failure.Other("It ended.", failure, "Train again.")));
        }
        try {
            Path made = Files.createDirectories(work.resolve("made"));
            Files.writeString(made.resolve("model.onnx"), "better by " + -change);
            return Call.of(new Tuned(made, 2, 2 + change, 1000, 4, false));
        } catch (IOException full) {
            return Call.failed(full);
        }
    }
}
