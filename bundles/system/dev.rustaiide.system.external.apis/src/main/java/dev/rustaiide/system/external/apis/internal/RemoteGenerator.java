package dev.rustaiide.system.external.apis.internal;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * A model of a provider. It keeps nothing open between two answers, and asks as the settings are at the time of each:
 * whoever has it open may have it so for long.
 */
final class RemoteGenerator implements TextGenerator {
    private final Server first;
    private final Supplier<Optional<Server>> now;
    private final String model;
    private final Set<Call<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param first what it takes to ask, as it is set up at first
     * @param now the same at a later time; empty once the provider is removed
     */
    RemoteGenerator(Server first, Supplier<Optional<Server>> now, String model) {
        this.first = first;
        this.now = now;
        this.model = model;
    }

    @Override
    public int window() {
        return now.get().orElse(first).provider().window();
    }

    @Override
    public Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        Optional<Server> found = now.get();
        if (closed || found.isEmpty()) {
            return Call.failed(new FailureException(new Failure.Other(Refusal.what(first.provider(), model),
                    closed ? "It was closed." : "The provider was removed.", "Use another model.")));
        }
        Server server = found.get();
        Call<Generation> call = Call.start("ask " + server.provider().name(),
                scope -> new Asking(server, model, prompt, decoding, pieces).answer(scope));
        running.add(call);
        call.whenDone(Runnable::run, _ -> running.remove(call));
        if (closed) {
            call.cancel();
        }
        return call;
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Call::cancel);
    }
}
