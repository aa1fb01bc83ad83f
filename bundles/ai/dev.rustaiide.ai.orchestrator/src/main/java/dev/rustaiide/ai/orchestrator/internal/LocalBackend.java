package dev.rustaiide.ai.orchestrator.internal;

import java.util.Optional;
import java.util.Set;

import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.async.Call;

/** A model on this machine, run here. */
record LocalBackend(Model model, Inference inference) implements Backend {
    @Override
    public BackendId id() {
        return new BackendId(BackendId.LOCAL, model.card().id().toString());
    }

    @Override
    public String title() {
        return model.card().title();
    }

    @Override
    public Set<ModelTask> tasks() {
        return model.card().tasks();
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Call<TextGenerator> open() {
        return inference.generator(model);
    }
}
