package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

import dev.rustaiide.foundation.async.Call;

/** Learners that work side by side on the same numbers, a thread each, and the optimizer that moves those. */
final class Learners {
    private final Optimizer optimizer;
    /** What the learners see: the optimizer's own numbers, or rounded ones where the processor is faster with these. */
    private final Tensor seen;
    private final List<Learner> all = new ArrayList<>();

    Learners(Weights weights, int count) {
        this(new Optimizer(weights), new AllNumbers(weights), count);
    }

    /** Those that go on from {@code state} of what is {@code learned}. */
    Learners(TuningState state, Learnable learned, int count) {
        this(new Optimizer(state), learned, count);
    }

    private Learners(Optimizer optimizer, Learnable learned, int count) {
        this.optimizer = optimizer;
        // The same tensor if it has the type already.
        seen = optimizer.numbers().to(MatrixProducts.best().type());
        for (int i = 0; i < count; i++) {
            all.add(learned.learner(seen));
        }
    }

    int count() {
        return all.size();
    }

    Learner first() {
        return all.getFirst();
    }

    /**
     * One step.
     *
     * @param lessons of each learner, by its number
     * @return the loss before it
     * @throws Refusal if there are no numbers any more; those that were there are as they were
     */
    double step(IntFunction<Lesson[]> lessons, double rate) throws Refusal, InterruptedException, ExecutionException {
        List<Call<Double>> running = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Lesson[] piece = lessons.apply(i);
            Learner learner = all.get(i);
            // Not on a virtual thread: PyTorch keeps what it needs by threads of the system.
            running.add(Call.startNative("learner " + i, scope -> learner.learn(piece)));
        }
        double loss = 0;
        for (Call<Double> each : running) {
            loss += each.await() / all.size();
        }
        require("loss", loss);
        require("gradient", optimizer.step(all, rate));
        try (var guard = new NoGradGuard()) {
            seen.copy_(optimizer.numbers());
        }
        return loss;
    }

    /** The mean loss of {@code lessons}, which they share. */
    double measure(List<Lesson> lessons) throws InterruptedException, ExecutionException {
        List<Call<Double>> running = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int first = i;
            running.add(Call.startNative("learner " + i, scope -> {
                double sum = 0;
                for (int each = first; each < lessons.size(); each += all.size()) {
                    sum += all.get(first).measure(new Lesson[] {lessons.get(each)});
                }
                return sum;
            }));
        }
        double sum = 0;
        for (Call<Double> each : running) {
            sum += each.await();
        }
        return sum / lessons.size();
    }

    static void require(String what, double value) throws Refusal {
        if (!Double.isFinite(value)) {
            throw new Refusal("The " + what + " is " + value + ": it computes with what are no numbers any more.",
                    "Declare a smaller rate, or another seed. What was kept before stays.");
        }
    }

    /** Puts what was learned into {@code weights}. */
    void store(Weights weights) {
        optimizer.store(weights);
    }

    /** Puts what was learned into {@code state}, but for what was best so far. */
    void store(TuningState state) {
        optimizer.store(state);
    }

    /** Reads all numbers as they are now. */
    void read(float[] into) {
        Tensors.read(optimizer.numbers(), into);
    }
}
