package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Trains until its time is over. What is done is kept twice a minute; a training that was killed goes on from there. One
 * that has left the numbers (a loss that is none) ends, and what was kept before stays.
 */
final class Training {
    private static final double RATE = 3e-3;
    private static final double LAST_RATE = 0.05;
    private static final int WARM_UP = 100;
    private static final double KEEP_SECONDS = 30;
    /** Measuring takes some seconds itself. */
    private static final double MEASURE_SECONDS = 240;
    private static final int CHECKS = 24;
    private static final int TOLD = 20;

    private final Weights weights;
    private final Lessons lessons;
    private final Lessons unseen;
    private final Path checkpoint;
    private final double seconds;
    private final int rows;
    private final List<Learner> learners = new ArrayList<>();
    private final Optimizer optimizer;
    /** What the learners see, rounded: AVX-512 has twice as many of these at once. */
    private final Tensor rounded;

    Training(Weights weights, Lessons lessons, Lessons unseen, Path checkpoint, double hours, int workers, int rows) {
        this.weights = weights;
        this.lessons = lessons;
        this.unseen = unseen;
        this.checkpoint = checkpoint;
        this.rows = rows;
        seconds = hours * 3600;
        optimizer = new Optimizer(weights);
        rounded = optimizer.numbers().to(ScalarType.BFloat16);
        for (int i = 0; i < workers; i++) {
            learners.add(new Learner(weights.shape(), weights.places(), rounded));
        }
    }

    void run() throws IOException, InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(learners.size(), work -> new Thread(() -> {
            torch.set_num_threads(1);
            work.run();
        }))) {
            double kept = weights.seconds;
            double measured = weights.seconds;
            long last = System.nanoTime();
            double sum = 0;
            int count = 0;
            while (weights.seconds < seconds) {
                sum += step(threads);
                count++;
                long now = System.nanoTime();
                weights.seconds += (now - last) / 1e9;
                last = now;
                if (weights.steps % TOLD == 0) {
                    tell("learned", sum / count);
                    sum = 0;
                    count = 0;
                }
                boolean over = weights.seconds >= seconds;
                if (over || weights.seconds - kept > KEEP_SECONDS) {
                    kept = weights.seconds;
                    optimizer.store(weights);
                    weights.write(checkpoint);
                }
                if (over || weights.seconds - measured > MEASURE_SECONDS) {
                    measured = weights.seconds;
                    tell("unseen", unseenLoss());
                }
            }
        }
    }

    private void tell(String what, double loss) {
        System.out.printf(Locale.ROOT, "%s: step %d, %.2f M tokens, %.0f s, %.0f tokens/s, loss %.4f%n", what,
                weights.steps, weights.tokens / 1e6, weights.seconds, weights.tokens / weights.seconds, loss);
    }

    /** The loss. */
    private double step(ExecutorService threads) throws IOException, InterruptedException, ExecutionException {
        List<Future<Double>> running = new ArrayList<>();
        for (int i = 0; i < learners.size(); i++) {
            int[][] piece = new int[rows][];
            for (int row = 0; row < rows; row++) {
                piece[row] = lessons.lesson((weights.steps * learners.size() + i) * rows + row);
            }
            Learner learner = learners.get(i);
            running.add(threads.submit(() -> learner.learn(piece)));
        }
        double loss = 0;
        for (Future<Double> each : running) {
            loss += each.get() / learners.size();
        }
        if (!Double.isFinite(loss)) {
            throw lost("loss", loss);
        }
        double length = optimizer.step(learners, learners.size(), rate());
        if (!Double.isFinite(length)) {
            throw lost("gradient", length);
        }
        try (var guard = new org.bytedeco.pytorch.NoGradGuard()) {
            rounded.copy_(optimizer.numbers());
        }
        weights.steps++;
        weights.tokens += (long) learners.size() * rows * weights.shape().window();
        return loss;
    }

    /** Before anything of it is kept. */
    private IOException lost(String what, double value) {
        return new IOException("The " + what + " of step " + weights.steps + " is " + value + ". What was learned until"
                + " shortly before is in " + checkpoint + ": go on from there with --resume.");
    }

    /** Rises at first, and falls as a cosine with the time. */
    private double rate() {
        double done = Math.min(1, weights.seconds / seconds);
        double falling = LAST_RATE + (1 - LAST_RATE) * (1 + Math.cos(Math.PI * done)) / 2;
        return RATE * falling * Math.min(1, (weights.steps + 1.0) / WARM_UP);
    }

    /** In nats for a token of crates that it does not learn from. */
    double unseenLoss() {
        double sum = 0;
        for (int i = 0; i < CHECKS; i += rows) {
            int[][] some = new int[rows][];
            for (int row = 0; row < rows; row++) {
                some[row] = unseen.plain((i + row) % CHECKS, CHECKS);
            }
            sum += learners.getFirst().measure(some) * rows;
        }
        return sum / ((CHECKS + rows - 1) / rows * rows);
    }
}
