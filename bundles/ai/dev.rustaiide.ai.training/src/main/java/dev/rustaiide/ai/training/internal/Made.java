package dev.rustaiide.ai.training.internal;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.completion.CompletionModel;

/**
 * What may answer in a folder.
 *
 * @param title for people
 * @param key by which figures of it are kept: no other has it
 * @param decoder the folder of the decoder that writes ghost text with it; empty for the product's
 */
record Made(String title, String key, CompletionModel model, Optional<Path> decoder) {
    Made(String title, String key, CompletionModel model) {
        this(title, key, model, Optional.empty());
    }

    Made with(Path other) {
        return new Made(title + ", and a decoder of this code", key + "-decoder", model, Optional.of(other));
    }
}
