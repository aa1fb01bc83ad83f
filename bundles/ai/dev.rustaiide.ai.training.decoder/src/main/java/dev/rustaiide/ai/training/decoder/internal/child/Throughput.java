package dev.rustaiide.ai.training.decoder.internal.child;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.OperatingSystemMXBean;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

import dev.rustaiide.ai.model.formats.DecoderShape;

/**
 * How many tokens a second of a processor teaches a decoder of 6 million numbers: whole steps, forward, back and the
 * optimizer's, on tokens by chance, which take as long as any.
 */
final class Throughput {
    private static final DecoderShape SHAPE = new DecoderShape(6144, 256, 6, 8, 4, 704, 256, 10_000, 1e-5);
    private static final int WARM_UP = 3;
    private static final double RATE = 1e-3;

    private final Weights weights = new Weights(SHAPE).begin(1);
    private final Optimizer optimizer = new Optimizer(weights);
    private final Tensor rounded = optimizer.numbers().to(ScalarType.BFloat16);
    private final List<Learner> learners = new ArrayList<>();
    private final Random random = new Random(1);
    private final int rows;

    Throughput(int workers, int rows) {
        this.rows = rows;
        for (int i = 0; i < workers; i++) {
            learners.add(new Learner(SHAPE, weights.places(), rounded));
        }
    }

    /** Measures for {@code seconds} of the clock and prints it. */
    void print(double seconds) throws InterruptedException, ExecutionException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (ExecutorService threads = Executors.newFixedThreadPool(learners.size(), work -> new Thread(() -> {
            torch.set_num_threads(1);
            work.run();
        }))) {
            for (int i = 0; i < WARM_UP; i++) {
                step(threads);
            }
            long begun = System.nanoTime();
            long worked = system.getProcessCpuTime();
            long tokens = 0;
            while (System.nanoTime() - begun < seconds * 1e9) {
                tokens += step(threads);
            }
            System.out.printf(Locale.ROOT, "{\"parameters\": %d, \"workers\": %d, \"tokensPerCpuSecond\": %.0f, "
                    + "\"tokensPerSecond\": %.0f}%n", weights.size(), learners.size(),
                    tokens / ((system.getProcessCpuTime() - worked) / 1e9), tokens / ((System.nanoTime() - begun) / 1e9));
        }
    }

    private long step(ExecutorService threads) throws InterruptedException, ExecutionException {
        List<Future<Double>> running = new ArrayList<>();
        for (Learner learner : learners) {
            int[][] piece = new int[rows][];
            for (int row = 0; row < rows; row++) {
                piece[row] = random.ints(SHAPE.window() + 1, 0, SHAPE.vocabulary()).toArray();
            }
            running.add(threads.submit(() -> learner.learn(piece)));
        }
        for (Future<Double> each : running) {
            each.get();
        }
        optimizer.step(learners, learners.size(), RATE);
        try (var guard = new org.bytedeco.pytorch.NoGradGuard()) {
            rounded.copy_(optimizer.numbers());
        }
        return (long) learners.size() * rows * SHAPE.window();
    }
}
