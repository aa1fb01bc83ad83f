package dev.rustaiide.ai.training.decoder.internal;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.ml.pipeline.ShippedPipeline;

/** The pipeline that makes where search moves vectors. */
@Component
public final class EmbeddingsPipeline implements ShippedPipeline {
    @Override
    public String declaration() {
        return DecoderPipeline.declaration("embeddings");
    }
}
