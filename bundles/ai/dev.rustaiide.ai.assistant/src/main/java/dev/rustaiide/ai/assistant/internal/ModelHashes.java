package dev.rustaiide.ai.assistant.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.foundation.error.FailureException;

/** What models on this machine are known by. Reading a large one takes seconds, once. Any thread may use it. */
final class ModelHashes {
    private final Models models;
    private final Map<Weights, String> known = new ConcurrentHashMap<>();

    private record Weights(Path file, long size, long time) {}

    ModelHashes(Models models) {
        this.models = models;
    }

    /** SHA-256 of the weights of {@code backend}; empty for a model that is elsewhere. */
    String of(String backend) {
        Optional<Model> model = models.all().stream()
                .filter(each -> backend.equals(BackendId.LOCAL + '/' + each.card().id())).findFirst();
        if (model.isEmpty()) {
            return "";
        }
        try {
            Path file = model.get().files().weights();
            var weights = new Weights(file, Files.size(file), Files.getLastModifiedTime(file).toMillis());
            String hash = known.get(weights);
            if (hash == null) {
                hash = Hashes.sha256(file);
                known.put(weights, hash);
            }
            return hash;
        } catch (IOException | FailureException unreadable) {
            LoggerFactory.getLogger(ModelHashes.class).warn("cannot hash the model {}", backend, unreadable);
            return "";
        }
    }
}
