package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Trains until its steps are done, or its time is over. What is done is kept every few seconds; a training that was
 * killed goes on from there, and comes to the same numbers if it goes by steps.
 */
final class Training {
    private static final double LAST_RATE = 0.05;
    private static final int WARM_UP = 100;
    /** So many times in all it is measured with what it does not learn from. */
    private static final int MEASURED = 10;
    private static final int CHECKS = 24;
    private static final double TOLD_SECONDS = 0.5;
    /** Of the time at most one part in so many goes into keeping. */
    private static final int KEEPING = 20;

    private final Weights weights;
    private final Lessons lessons;
    private final Lessons unseen;
    private final Checkpoint checkpoint;
    private final Recipe recipe;
    private final Consumer<Report> told;
    private final Learners learners;
    private double sinceTold;
    private double loss;
    private int losses;

    /**
     * How it is done.
     *
     * @param steps to be done; 0 if only the clock ends it
     * @param seconds of the clock, of all its runs together; 0 if only the steps end it
     * @param rate at its highest
     * @param rows texts that a worker learns from at once
     * @param keep seconds after which what was learned is kept
     */
    record Recipe(long steps, double seconds, double rate, int workers, int rows, double keep) {
        static Recipe of(Settings settings) {
            return new Recipe(settings.whole("steps", 0), settings.number("hours", 0) * 3600,
                    settings.number("rate", 3e-3), settings.whole("workers", 2), settings.whole("rows", 8),
                    settings.number("keep", 6));
        }

        /** From 0 to 1. */
        double done(long step, double clock) {
            double ofSteps = steps > 0 ? (double) step / steps : 0;
            double ofTime = seconds > 0 ? clock / seconds : 0;
            return Math.min(1, Math.max(ofSteps, ofTime));
        }
    }

    Training(Weights weights, Lessons lessons, Lessons unseen, Checkpoint checkpoint, Recipe recipe,
            Consumer<Report> told) {
        this.weights = weights;
        this.lessons = lessons;
        this.unseen = unseen;
        this.checkpoint = checkpoint;
        this.recipe = recipe;
        this.told = told;
        this.learners = new Learners(weights, recipe.workers());
    }

    void run() throws IOException, Refusal, InterruptedException, ExecutionException {
        double keepAt = weights.seconds + recipe.keep();
        long last = System.nanoTime();
        while (done() < 1) {
            int measured = (int) (MEASURED * done());
            add(step());
            long now = System.nanoTime();
            weights.seconds += (now - last) / 1e9;
            sinceTold += (now - last) / 1e9;
            last = now;
            tell();
            if (weights.seconds >= keepAt && done() < 1) {
                keepAt = weights.seconds + Math.max(recipe.keep(), KEEPING * keep());
            }
            if (done() < 1 && (int) (MEASURED * done()) > measured) {
                told.accept(new Report.Unseen(weights.steps, unseenLoss()));
            }
        }
        keep();
        told.accept(new Report.Done(weights.steps, weights.tokens, weights.seconds, unseenLoss()));
    }

    private double done() {
        return recipe.done(weights.steps, weights.seconds);
    }

    /** How many seconds that took. */
    private double keep() throws IOException {
        long begun = System.nanoTime();
        learners.store(weights);
        checkpoint.write(weights);
        return (System.nanoTime() - begun) / 1e9;
    }

    private void add(double more) {
        loss += more;
        losses++;
    }

    private void tell() {
        if (sinceTold >= TOLD_SECONDS || done() == 1) {
            told.accept(new Report.Learned(weights.steps, recipe.steps(), weights.tokens, weights.seconds,
                    loss / losses));
            sinceTold = 0;
            loss = 0;
            losses = 0;
        }
    }

    /** The loss. */
    private double step() throws Refusal, InterruptedException, ExecutionException {
        int rows = recipe.rows();
        double before = learners.step(worker -> {
            Lesson[] piece = new Lesson[rows];
            for (int row = 0; row < rows; row++) {
                piece[row] = lessons.lesson((weights.steps * learners.count() + worker) * rows + row);
            }
            return piece;
        }, rate());
        weights.steps++;
        weights.tokens += (long) learners.count() * rows * weights.shape().window();
        return before;
    }

    /** Rises at first, and falls as a cosine. */
    private double rate() {
        double falling = LAST_RATE + (1 - LAST_RATE) * (1 + Math.cos(Math.PI * done())) / 2;
        return recipe.rate() * falling * Math.min(1, (weights.steps + 1.0) / WARM_UP);
    }

    /** In nats for a token of projects that it does not learn from. */
    private double unseenLoss() throws InterruptedException, ExecutionException {
        return learners.measure(unseen, CHECKS);
    }
}
