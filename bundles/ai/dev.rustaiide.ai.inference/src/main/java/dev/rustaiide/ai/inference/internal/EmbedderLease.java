package dev.rustaiide.ai.inference.internal;

import java.util.List;

import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.foundation.async.Call;

/** What one user has of an embedder. */
final class EmbedderLease implements TextEmbedder {
    private final SharedModels<OnnxEmbedder>.Lease lease;

    EmbedderLease(SharedModels<OnnxEmbedder>.Lease lease) {
        this.lease = lease;
    }

    @Override
    public int dimensions() {
        return lease.model().dimensions();
    }

    @Override
    public int window() {
        return lease.model().window();
    }

    @Override
    public Call<List<float[]>> embed(List<String> texts) {
        return lease.during(model -> model.embed(texts));
    }

    @Override
    public void close() {
        lease.close();
    }
}
