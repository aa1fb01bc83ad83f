package dev.rustaiide.ai.offline;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;

/**
 * Something intelligent that works without a network. Whoever offers it to people registers one as a service, which
 * {@code rust-ai-ide offline check} runs.
 */
@ConsumerType
public interface OfflineCapability {
    /** For people, e.g. {@code Semantic search}. */
    String title();

    /**
     * Does it for real, by the way that people use, on {@link Sample} in {@code folder}, where nothing else is; and
     * judges what came out. The sentence says what did, e.g. {@code found Polygon::area for “size of a shape”}.
     *
     * <p>Fails if it does not work, with an exception whose message says what is wrong.
     */
    Call<String> prove(Path folder);
}
