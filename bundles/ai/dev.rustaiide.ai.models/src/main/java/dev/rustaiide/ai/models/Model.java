package dev.rustaiide.ai.models;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;

/** A model on this machine. */
public interface Model {
    ModelCard card();

    /** How large its files are together; 0 if nobody knows. Answers at once. */
    default long bytes() {
        return 0;
    }

    /**
     * Where its files are, which are there from then on. Touches the disk.
     *
     * @throws FailureException if they cannot be had
     */
    Files files() throws FailureException;

    /**
     * The files of a model.
     *
     * @param weights in ONNX or GGUF
     * @param tokenizer as Hugging Face writes it; the weights' own path if they bring their own
     */
    record Files(Path weights, Path tokenizer) {}
}
