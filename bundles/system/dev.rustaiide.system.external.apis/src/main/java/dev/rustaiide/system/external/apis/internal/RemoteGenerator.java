package dev.rustaiide.system.external.apis.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A model of a provider. It keeps nothing open between two answers. */
final class RemoteGenerator implements TextGenerator {
    private final Server server;
    private final String model;
    private final Set<Call<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    RemoteGenerator(Server server, String model) {
        this.server = server;
        this.model = model;
    }

    @Override
    public int window() {
        return server.provider().window();
    }

    @Override
    public Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        if (closed) {
            return Call.failed(new FailureException(new Failure.Other(Refusal.what(server.provider(), model),
                    "It was closed.", "Open it again.")));
        }
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
