package dev.rustaiide.ai.training.internal;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.completion.CompletionModel;

/**
 * What may answer in a folder.
 *
 * @param title for people, and by which figures of it are kept
 * @param decoder the folder of the decoder that writes ghost text with it; empty for the product's
 */
record Made(String title, CompletionModel model, Optional<Path> decoder) {
    Made(String title, CompletionModel model) {
        this(title, model, Optional.empty());
    }

    Made with(String more, Path other) {
        return new Made(title + more, model, Optional.of(other));
    }
}
