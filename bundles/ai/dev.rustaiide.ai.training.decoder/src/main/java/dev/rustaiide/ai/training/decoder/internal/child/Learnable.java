package dev.rustaiide.ai.training.decoder.internal.child;

import org.bytedeco.pytorch.Tensor;

/** What of a decoder is learned by somebody's own texts: numbers in one row, as the optimizer has them. */
interface Learnable {
    /** Numbers with which the decoder is as it was. */
    float[] start();

    /** One that sees {@code numbers}, also what is written into them later. */
    Learner learner(Tensor numbers);

    /** Changes the decoder to what {@code numbers} make of it; once, at the end. */
    void merge(float[] numbers);
}
