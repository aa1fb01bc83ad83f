package dev.rustaiide.ai.ml.pipeline.internal;

import java.util.List;
import java.util.Map;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Files in the store. */
record StoredArtifact(ContentStore store, String hash, Map<String, String> files) implements Artifact {
    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] file(String name) throws FailureException {
        String content = files.get(name);
        if (content == null) {
            throw new FailureException(new Failure.Other("Cannot use " + hash + '.', "It has no file " + name + '.',
                    "Name a result of another step."));
        }
        return store.content(content).orElseThrow(() -> new FailureException(new Failure.Other("Cannot use " + name
                + '.', "What was kept of it is gone or damaged.",
                "Run the pipeline again: it is made anew.")));
    }
}
