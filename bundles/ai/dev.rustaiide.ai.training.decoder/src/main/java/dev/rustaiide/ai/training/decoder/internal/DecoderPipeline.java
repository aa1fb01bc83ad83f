package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.osgi.service.component.annotations.Component;

import dev.rustaiide.ai.ml.pipeline.ShippedPipeline;

/** The pipeline that makes the shipped decoder. */
@Component
public final class DecoderPipeline implements ShippedPipeline {
    @Override
    public String declaration() {
        return declaration("decoder");
    }

    /** That of this bundle with that name. */
    static String declaration(String name) {
        try (InputStream in = DecoderPipeline.class.getResourceAsStream("/pipelines/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
