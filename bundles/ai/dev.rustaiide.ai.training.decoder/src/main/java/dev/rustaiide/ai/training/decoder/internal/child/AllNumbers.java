package dev.rustaiide.ai.training.decoder.internal.child;

import org.bytedeco.pytorch.Tensor;

/** The decoder itself is learned, all of it. */
record AllNumbers(Weights weights) implements Learnable {
    @Override
    public float[] start() {
        return weights.numbers;
    }

    @Override
    public Learner learner(Tensor numbers) {
        return Learner.of(weights, numbers);
    }

    @Override
    public void merge(float[] numbers) {
        System.arraycopy(numbers, 0, weights.numbers, 0, numbers.length);
    }
}
