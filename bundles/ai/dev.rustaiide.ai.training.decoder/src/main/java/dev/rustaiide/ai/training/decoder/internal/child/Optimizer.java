package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

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
    /** Numbers of which all that belongs to them stays in a core's cache. */
    private static final long PIECE = 1 << 16;

    private final Tensor numbers;
    private final Tensor means;
    private final Tensor squares;
    /** 1 for what is to stay small: matrices; 0 for the norms. */
    private final Tensor decays;
    private final Tensor gradient;
    private long steps;

    Optimizer(Weights weights) {
        numbers = Tensors.of(weights.numbers);
        means = Tensors.of(weights.means);
        squares = Tensors.of(weights.squares);
        float[] mask = new float[weights.size()];
        weights.places().values().stream().filter(place -> place.rows() > 1)
                .forEach(place -> Arrays.fill(mask, place.start(), place.start() + place.size(), 1));
        decays = Tensors.of(mask);
        gradient = torch.zeros_like(numbers);
        steps = weights.steps;
    }

    /** One that goes on from {@code state}, in which nothing is to stay small: it is near to what it was. */
    Optimizer(TuningState state) {
        numbers = Tensors.of(state.numbers);
        means = Tensors.of(state.means);
        squares = Tensors.of(state.squares);
        decays = torch.zeros_like(numbers);
        gradient = torch.zeros_like(numbers);
        steps = state.step;
    }

    /** The numbers, to be read. */
    Tensor numbers() {
        return numbers;
    }

    /**
     * One step along the mean of the learners' gradients, which are nothing then; how long the mean was. Each learner's
     * thread has a share of the numbers, and takes a piece of it at a time that stays in the processor's caches.
     */
    double step(List<Learner> learners, double rate) throws InterruptedException, ExecutionException {
        double length = Math.sqrt(piecewise(learners.size(), (from, size) -> sum(learners, from, size)));
        if (Double.isFinite(length)) {
            steps++;
            double shorter = Math.min(1, LONGEST / (length + 1e-6));
            piecewise(learners.size(), (from, size) -> move(from, size, shorter, rate));
        }
        return length;
    }

    /** What is done with {@code size} numbers from {@code from} on; what it gives is summed. */
    @FunctionalInterface
    private interface Piecewise {
        double with(long from, long size);
    }

    private double piecewise(int threads, Piecewise work) throws InterruptedException, ExecutionException {
        long share = (numbers.numel() + threads - 1) / threads;
        return Learners.sum(threads, i -> piecewise(i * share, Math.min(numbers.numel(), (i + 1) * share), work));
    }

    private static double piecewise(long begin, long end, Piecewise work) {
        double sum = 0;
        try (var guard = new NoGradGuard()) {
            for (long from = begin; from < end; from += PIECE) {
                try (var scope = new PointerScope()) {
                    sum += work.with(from, Math.min(PIECE, end - from));
                }
            }
        }
        return sum;
    }

    /** Puts the mean of the learners' gradients into one, in full width; the square of its length. */
    private double sum(List<Learner> learners, long from, long size) {
        Tensor mean = gradient.narrow(0, from, size);
        mean.zero_();
        for (Learner each : learners) {
            Tensor one = each.gradient.narrow(0, from, size);
            mean.add_(one.to(ScalarType.Float), new Scalar(1.0 / learners.size()));
            one.zero_();
        }
        return mean.dot(mean).item_float();
    }

    private double move(long from, long size, double shorter, double rate) {
        Tensor step = gradient.narrow(0, from, size).mul_(new Scalar(shorter));
        Tensor mean = means.narrow(0, from, size);
        Tensor square = squares.narrow(0, from, size);
        Tensor moved = numbers.narrow(0, from, size);
        mean.lerp_(step, new Scalar(1 - MEAN));
        square.mul_(new Scalar(SQUARE)).addcmul_(step, step, new Scalar(1 - SQUARE));
        moved.addcmul_(moved, decays.narrow(0, from, size), new Scalar(-rate * DECAY));
        Tensor spread = square.div(new Scalar(1 - Math.pow(SQUARE, steps))).sqrt_().add_(new Scalar(EPSILON));
        moved.addcdiv_(mean, spread, new Scalar(-rate / (1 - Math.pow(MEAN, steps))));
        return 0;
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
