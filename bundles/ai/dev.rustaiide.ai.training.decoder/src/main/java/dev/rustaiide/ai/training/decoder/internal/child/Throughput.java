package dev.rustaiide.ai.training.decoder.internal.child;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;

import com.sun.management.OperatingSystemMXBean;

import dev.rustaiide.ai.model.formats.DecoderShape;

/**
 * How many tokens a second of a processor teaches a decoder of 6 million numbers: whole steps, forward, back and the
 * optimizer's, on tokens by chance, which take as long as any.
 */
final class Throughput {
    private static final DecoderShape SHAPE = new DecoderShape(6144, 256, 6, 8, 4, 704, 256, 10_000, 1e-5);
    private static final int WARM_UP = 3;
    private static final double RATE = 1e-3;
    private static final int TRIES = 50;
    /** What a token costs for each number: a product and a sum forward, twice as much backward. */
    private static final double PRODUCTS = 6;

    private final Weights weights = new Weights(SHAPE).begin(1);
    private final Learners learners;
    private final Random random = new Random(1);
    private final int rows;

    Throughput(int workers, int rows) {
        this.learners = new Learners(weights, workers);
        this.rows = rows;
    }

    /**
     * Measures for {@code seconds} of the clock; a line of JSON. {@code gigaflops} is what one thread of the processor
     * multiplies in matrices and nothing else, {@code share} how much of it came of the decoder's.
     */
    String measure(double seconds) throws Refusal, InterruptedException, ExecutionException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int i = 0; i < WARM_UP; i++) {
            step();
        }
        MatrixProducts products = MatrixProducts.measured(MatrixProducts.best().type(), TRIES);
        long begun = System.nanoTime();
        long worked = system.getProcessCpuTime();
        long tokens = 0;
        while (System.nanoTime() - begun < seconds * 1e9) {
            tokens += step();
        }
        double ofProcessor = tokens / ((system.getProcessCpuTime() - worked) / 1e9);
        double ofClock = tokens / ((System.nanoTime() - begun) / 1e9);
        return String.format(Locale.ROOT, "{\"parameters\": %d, \"workers\": %d, \"tokensPerCpuSecond\": %.0f, "
                + "\"tokensPerSecond\": %.0f, \"numbers\": \"%s\", \"gigaflops\": %.0f, \"share\": %.2f}",
                weights.size(), learners.count(), ofProcessor, ofClock, products.type(), products.gigaflops(),
                ofProcessor * PRODUCTS * weights.size() / (products.gigaflops() * 1e9));
    }

    private long step() throws Refusal, InterruptedException, ExecutionException {
        learners.step(worker -> {
            Lesson[] piece = new Lesson[rows];
            for (int row = 0; row < rows; row++) {
                piece[row] = Lesson.of(random.ints(SHAPE.window() + 1, 0, SHAPE.vocabulary()).toArray());
            }
            return piece;
        }, RATE);
        return (long) learners.count() * rows * SHAPE.window();
    }
}
