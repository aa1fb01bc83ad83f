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

    /** What speaks for each token is a product with the last norm. */
    @Override
    public float[] lessSure(float[] numbers, double factor) {
        float[] less = numbers.clone();
        Weights.Place norm = weights.places().get(Decoder.LAST_NORM);
        for (int i = norm.start(); i < norm.start() + norm.size(); i++) {
            less[i] *= (float) factor;
        }
        return less;
    }

    @Override
    public void merge(float[] numbers) {
        System.arraycopy(numbers, 0, weights.numbers, 0, numbers.length);
    }
}
