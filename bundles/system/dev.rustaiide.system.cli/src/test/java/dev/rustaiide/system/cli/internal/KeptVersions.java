package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Counts versions. */
final class KeptVersions implements CompletionVersions {
    int version;

    @Override
    public int current() {
        return version;
    }

    @Override
    public Optional<Path> folder() {
        return Optional.empty();
    }

    @Override
    public Json card() {
        return Json.object().put("licence", "EPL-2.0").put("of", version).build();
    }

    @Override
    public int install(Map<String, byte[]> files, Json card) {
        return ++version;
    }

    @Override
    public int rollBack() throws FailureException {
        if (version == 0) {
            throw new FailureException(new Failure.Other("There is no version before it.", "It is the first.",
                    "Stay."));
        }
        return --version;
    }
}
