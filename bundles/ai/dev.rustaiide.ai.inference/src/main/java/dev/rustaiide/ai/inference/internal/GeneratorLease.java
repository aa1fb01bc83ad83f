package dev.rustaiide.ai.inference.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.foundation.async.Call;

/** What one user has of a generator. */
final class GeneratorLease implements TextGenerator {
    private final SharedModels<OnnxGenerator>.Lease lease;
    private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();

    GeneratorLease(SharedModels<OnnxGenerator>.Lease lease) {
        this.lease = lease;
    }

    @Override
    public int window() {
        return lease.model().window();
    }

    @Override
    public Call<Generation> generate(Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        Call<Generation> call = lease.during(model -> model.generate(prompt, decoding, pieces));
        calls.add(call);
        return call.whenDone(Runnable::run, outcome -> calls.remove(call));
    }

    @Override
    public void close() {
        lease.close();
        calls.forEach(Call::cancel);
    }
}
