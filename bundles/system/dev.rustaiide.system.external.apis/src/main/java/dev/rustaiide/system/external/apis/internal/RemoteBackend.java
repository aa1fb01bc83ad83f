package dev.rustaiide.system.external.apis.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A model of a provider. It is local only if the user has vouched for the server: one that listens on this machine may
 * hand on what it is asked, and nobody here could tell.
 */
record RemoteBackend(Server server, String model, Supplier<Optional<Server>> now,
        Supplier<Optional<String>> obstacles) implements Backend {
    @Override
    public BackendId id() {
        return new BackendId(server.provider().name(), model);
    }

    @Override
    public String title() {
        return model + " (" + server.provider().name() + ')';
    }

    @Override
    public Set<ModelTask> tasks() {
        return server.provider().tasks();
    }

    /** Ollama has models that it hands on to its makers' servers; their names say so. */
    @Override
    public boolean isLocal() {
        return server.provider().staysHere() && !model.endsWith("-cloud") && !model.endsWith(":cloud");
    }

    @Override
    public Optional<String> obstacle() {
        return obstacles.get();
    }

    @Override
    public Call<TextGenerator> open() {
        Optional<String> obstacle = obstacle();
        return obstacle.isEmpty() ? Call.of(new RemoteGenerator(server, now, model))
                : Call.failed(new FailureException(new Failure.Other(Refusal.what(server.provider(), model),
                        obstacle.get(), "Use another model until then.")));
    }
}
