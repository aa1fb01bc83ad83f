package dev.rustaiide.ai.model.formats;

/** The numbers of a decoder, named as Hugging Face names Llama's, e.g. {@code model.layers.0.mlp.up_proj.weight}. */
public interface DecoderWeights {
    DecoderShape shape();

    /**
     * The tensor called {@code name}, row by row; a matrix has one row for each output. The caller does not change it.
     *
     * @throws IllegalArgumentException if there is none
     */
    float[] tensor(String name);
}
