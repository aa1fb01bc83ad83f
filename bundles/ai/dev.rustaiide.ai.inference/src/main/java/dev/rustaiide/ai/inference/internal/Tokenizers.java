package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Reads tokenizers with Hugging Face's own library, which is unpacked once. */
final class Tokenizers {
    private final Path cache;

    Tokenizers(Path cache) {
        this.cache = cache;
    }

    /** @throws FailureException if {@code file} is no tokenizer */
    HuggingFaceTokenizer read(Path file) throws FailureException {
        // Where its library is unpacked, and that it asks nobody and tells nobody anything.
        System.setProperty("DJL_CACHE_DIR", cache.resolve("djl").toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // By which it looks for its own properties.
        thread.setContextClassLoader(HuggingFaceTokenizer.class.getClassLoader());
        try {
            return HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException | LinkageError | AssertionError wrong) {
            // boundary: the library's native side throws what it likes
            throw new FailureException(new Failure.BadContent(file, "It is no tokenizer: " + wrong.getMessage() + '.',
                    "Install the model again, or choose another one."), wrong);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
