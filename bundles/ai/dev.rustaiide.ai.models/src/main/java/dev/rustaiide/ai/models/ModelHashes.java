package dev.rustaiide.ai.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.internal.Hashing;
import dev.rustaiide.foundation.error.FailureException;

/**
 * What models on this machine are known by in records that last. Reading a large one takes seconds, once. Any thread
 * may use it.
 */
public final class ModelHashes {
    private static final String LOCAL = "local/";

    private final Models models;
    private final Map<Weights, String> known = new ConcurrentHashMap<>();

    private record Weights(Path file, long size, long time) {}

    public ModelHashes(Models models) {
        this.models = models;
    }

    /**
     * SHA-256 of the weights of {@code backend} in hexadecimal, e.g. of {@code local/decoder@1}; empty for a model that
     * is elsewhere, and for one that cannot be read, which is logged. Touches the disk.
     */
    public String of(String backend) {
        Optional<Model> model = models.all().stream()
                .filter(each -> backend.equals(LOCAL + each.card().id())).findFirst();
        if (model.isEmpty()) {
            return "";
        }
        try {
            Path file = model.get().files().weights();
            var weights = new Weights(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
            String hash = known.get(weights);
            if (hash == null) {
                hash = digest(file);
                known.put(weights, hash);
            }
            return hash;
        } catch (IOException | FailureException unreadable) {
            LoggerFactory.getLogger(ModelHashes.class).warn("cannot hash the model {}", backend, unreadable);
            return "";
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Hashing.of(in);
        }
    }
}
