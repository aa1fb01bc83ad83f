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

    /** About how much memory it takes to use it, in bytes; 0 if nobody knows. Answers at once. */
    default long memory() {
        return bytes() + bytes() / 8;
    }

    /** SHA-256 over its files, in hexadecimal, by which a record names it; empty if nobody knows. Answers at once. */
    default String digest() {
        return "";
    }

    /** What its makers say of it, as JSON: data, licences, figures, date; empty if they say nothing. Reads the disk. */
    default String about() {
        return "";
    }

    /**
     * Where its files are, which are there from then on. Touches the disk.
     *
     * @throws FailureException if they cannot be had, or are not what they were
     */
    Files files() throws FailureException;

    /**
     * The files of a model. What else belongs to it, such as {@code config.json}, lies beside the weights.
     *
     * @param weights in ONNX or GGUF
     * @param tokenizer as Hugging Face writes it; the weights' own path if they bring their own
     */
    record Files(Path weights, Path tokenizer) {}
}
