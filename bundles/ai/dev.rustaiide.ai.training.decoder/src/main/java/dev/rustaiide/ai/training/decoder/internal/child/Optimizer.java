package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;
import java.util.List;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** AdamW (Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019) over one row of numbers. */
final class Optimizer {
    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.95;
    private static final double EPSILON = 1e-8;
    private static final double DECAY = 0.1;
    private static final double LONGEST = 1;

    private final Tensor numbers;
    private final Tensor means;
    private final Tensor squares;
    /** 1 for what is to stay small: matrices; 0 for the norms. */
    private final Tensor decays;
    private long steps;

    Optimizer(Weights weights) {
        numbers = Tensors.of(weights.numbers);
        means = Tensors.of(weights.means);
        squares = Tensors.of(weights.squares);
        float[] mask = new float[weights.size()];
        weights.places().values().stream().filter(place -> place.rows() > 1)
                .forEach(place -> Arrays.fill(mask, place.start(), place.start() + place.size(), 1));
        decays = Tensors.of(mask);
        steps = weights.steps;
    }

    /** One that goes on from {@code state}, in which nothing is to stay small: it is near to what it was. */
    Optimizer(TuningState state) {
        numbers = Tensors.of(state.numbers);
        means = Tensors.of(state.means);
        squares = Tensors.of(state.squares);
        decays = torch.zeros_like(numbers);
        steps = state.step;
    }

    /** The numbers, to be read. */
    Tensor numbers() {
        return numbers;
    }

    /** One step along the mean of the learners' gradients, which are nothing then; how long the mean was. */
    double step(List<Learner> learners, double rate) {
        try (var scope = new PointerScope(); var guard = new NoGradGuard()) {
            Tensor gradient = torch.zeros_like(numbers);
            for (Learner each : learners) {
                gradient.add_(each.gradient.to(ScalarType.Float), new Scalar(1.0 / learners.size()));
                each.gradient.zero_();
            }
            double length = gradient.norm().item_float();
            gradient.mul_(new Scalar(Math.min(1, LONGEST / (length + 1e-6))));
            steps++;
            means.lerp_(gradient, new Scalar(1 - MEAN));
            squares.mul_(new Scalar(SQUARE)).addcmul_(gradient, gradient, new Scalar(1 - SQUARE));
            numbers.addcmul_(numbers, decays, new Scalar(-rate * DECAY));
            Tensor spread = squares.div(new Scalar(1 - Math.pow(SQUARE, steps))).sqrt_().add_(new Scalar(EPSILON));
            numbers.addcdiv_(means, spread, new Scalar(-rate / (1 - Math.pow(MEAN, steps))));
            return length;
        }
    }

    void store(Weights weights) {
        Tensors.read(numbers, weights.numbers);
        Tensors.read(means, weights.means);
        Tensors.read(squares, weights.squares);
        weights.steps = steps;
    }

    void store(TuningState state) {
        Tensors.read(numbers, state.numbers);
        Tensors.read(means, state.means);
        Tensors.read(squares, state.squares);
    }
}
