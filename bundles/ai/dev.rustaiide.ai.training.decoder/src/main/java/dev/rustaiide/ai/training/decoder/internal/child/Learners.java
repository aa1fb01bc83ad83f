package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import org.bytedeco.javacpp.PointerScope;
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

    /**
     * One step.
     *
     * @param lessons of each learner, by its number
     * @return the loss before it
     * @throws Refusal if there are no numbers any more; those that were there are as they were
     */
    double step(IntFunction<Lesson[]> lessons, double rate) throws Refusal, InterruptedException, ExecutionException {
        // Before: lessons are made on one thread.
        List<Lesson[]> pieces = IntStream.range(0, all.size()).mapToObj(lessons).toList();
        double loss = sum(all.size(), i -> all.get(i).learn(pieces.get(i))) / all.size();
        require("loss", loss);
        require("gradient", optimizer.step(all, rate));
        try (var guard = new NoGradGuard()) {
            seen.copy_(optimizer.numbers());
        }
        return loss;
    }

    /** The mean loss of {@code count} pieces, evenly from all of {@code lessons}, which the learners share. */
    double measure(Lessons lessons, int count) throws InterruptedException, ExecutionException {
        List<Lesson> pieces = IntStream.range(0, count).mapToObj(i -> lessons.plain(i, count)).toList();
        return sum(all.size(), first -> {
            double sum = 0;
            for (int each = first; each < count; each += all.size()) {
                sum += all.get(first).measure(new Lesson[] {pieces.get(each)});
            }
            return sum;
        }) / count;
    }

    /** What {@code work} gives for each number below {@code count}, summed in their order: a thread for each. */
    static double sum(int count, IntToDoubleFunction work) throws InterruptedException, ExecutionException {
        List<Call<Double>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            // Not on a virtual thread: PyTorch keeps what it needs by threads of the system.
            running.add(Call.startNative("learner " + i, scope -> work.applyAsDouble(number)));
        }
        double sum = 0;
        for (Call<Double> each : running) {
            sum += each.await();
        }
        return sum;
    }

    /** Has them see {@code numbers} until the next step, which goes on from what it knows. */
    void show(float[] numbers) {
        try (var scope = new PointerScope(); var guard = new NoGradGuard()) {
            seen.copy_(Tensors.of(numbers));
        }
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
