package dev.rustaiide.ai.ml.pipeline;

import org.osgi.annotation.versioning.ConsumerType;

/** A pipeline that a bundle brings, beside the kinds of its steps. A service; made whenever pipelines are asked for. */
@ConsumerType
public interface ShippedPipeline {
    /** What declares it, in JSON; a mistake in it is one of the program. */
    String declaration();
}
