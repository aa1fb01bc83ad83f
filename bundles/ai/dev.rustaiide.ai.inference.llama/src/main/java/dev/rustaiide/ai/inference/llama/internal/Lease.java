package dev.rustaiide.ai.inference.llama.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.foundation.async.Call;

/** What one user has of a model. */
final class Lease implements TextGenerator {
    private final LlamaModel model;
    private final Runnable giveBack;
    private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
    private boolean closed;

    Lease(LlamaModel model, Runnable giveBack) {
        this.model = model;
        this.giveBack = giveBack;
    }

    @Override
    public int window() {
        return model.window();
    }

    @Override
    public synchronized Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Call<Generation> call = model.generate(prompt, decoding, pieces);
        calls.add(call);
        return call.whenDone(Runnable::run, outcome -> calls.remove(call));
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        calls.forEach(Call::cancel);
        giveBack.run();
    }
}
