package dev.rustaiide.ai.training.decoder.internal.child;

import org.bytedeco.pytorch.Tensor;

/** What of a decoder is learned by somebody's own texts: numbers in one row, as the optimizer has them. */
interface Learnable {
    /** Numbers with which the decoder is as it was. */
    float[] start();

    /** One that sees {@code numbers}, also what is written into them later. */
    Learner learner(Tensor numbers);

    /**
     * Those with which it is less sure of all, by as much as {@code factor} is less than 1; where it cannot be learned
     * how sure it is, {@code numbers} as they are.
     */
    default float[] lessSure(float[] numbers, double factor) {
        return numbers;
    }

    /** Changes the decoder to what {@code numbers} make of it; once, at the end. */
    void merge(float[] numbers);
}
