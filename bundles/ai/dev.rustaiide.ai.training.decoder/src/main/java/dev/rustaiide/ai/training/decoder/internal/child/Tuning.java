package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;

/**
 * Goes on training a decoder with somebody's own texts, until they were read often enough, several checks in a row say
 * that it gets no better, or the time is over. What did best by the checks is what comes of it, or what lies between
 * that and what was there before, if that does better (Wortsman et al., Robust Fine-tuning of Zero-shot Models, 2022).
 * What is done is kept every few seconds.
 */
final class Tuning {
    private static final int WARM_UP = 10;
    /** Divided by how wide the decoder is: wider ones are moved farther by the same rate (Yang et al., 2022). */
    private static final double RATE = 0.13;
    private static final double HIGHEST_RATE = 1e-3;
    private static final double LOW_RANK_RATE = 4e-3;
    private static final double LAST_RATE = 0.05;
    private static final int CHECKS = 8;
    /** So many times it is checked in all. */
    private static final int CHECKED = 6;
    /** After so many checks in a row that are no better it is over. */
    private static final int PATIENCE = 3;
    private static final int LEAST_STEPS = 30;
    /** Of the way from what was there to what was learned. */
    private static final double[] PARTS = {0.85, 0.7, 0.5};
    private static final double TOLD_SECONDS = 0.5;
    /** Of the time at most one part in so many goes into keeping. */
    private static final int KEEPING = 20;

    private final Path folder;
    private final Recipe recipe;
    private final Consumer<Report> told;

    /**
     * How it is done.
     *
     * @param rate of the first steps; it falls as a cosine; 0 if the decoder says it
     * @param rows texts of a window for each worker and step
     * @param epochs how often each token is read, about
     * @param seconds of the clock, for this run
     * @param keep seconds after which what was learned is kept
     * @param rank of what is learned beside each projection; 0 if the decoder itself is learned, all of it
     */
    record Recipe(double rate, int rows, int workers, double epochs, double seconds, double keep, long seed,
            int rank) {
        static Recipe of(Settings settings) {
            int rank = settings.whole("rank", 0);
            return new Recipe(settings.number("rate", 0),
                    settings.whole("rows", 1), settings.whole("workers", 2), settings.number("epochs", 6),
                    settings.number("seconds", 400), settings.number("keep", 8), settings.whole("seed", 1), rank);
        }
    }

    /** @param folder that has the decoder in {@link TrainingChild#FROM} and {@link TrainingChild#TEXTS} */
    Tuning(Path folder, Recipe recipe, Consumer<Report> told) {
        this.folder = folder;
        this.recipe = recipe;
        this.told = told;
    }

    void run() throws IOException, Refusal, InterruptedException, ExecutionException {
        try (var channel = FileChannel.open(folder.resolve("child.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var only = channel.lock()) {
            Path from = folder.resolve(TrainingChild.FROM);
            BytePairs tokenizer = BytePairs.of(Files.readString(from.resolve(TrainingChild.TOKENIZER)));
            Weights weights = Weights.ofOnnx(from);
            OwnTexts.Both texts = OwnTexts.read(folder.resolve(TrainingChild.TEXTS), tokenizer);
            int least = weights.shape().window();
            if (texts.learned().size() < least || texts.checked().size() < least) {
                throw new Refusal("There are only " + texts.learned().size() + " tokens to learn from and "
                        + texts.checked().size() + " to check with, and it reads " + least + " at once.",
                        "Name more code.");
            }
            new Run(weights, texts, tokenizer).run();
        }
    }

    /** One run. */
    private final class Run {
        private final Weights weights;
        private final OwnTexts.Both texts;
        private final int window;
        private final Learnable learned;
        private final TuningState state;
        private final Learners learners;
        private final Lessons lessons;
        private final Lessons checks;
        private final double rate;
        private final long steps;
        private final double seconds;
        private double keepAt;
        private double loss;
        private int losses;
        private double toldAt;
        private long clock;

        Run(Weights weights, OwnTexts.Both texts, BytePairs tokenizer) throws IOException {
            this.weights = weights;
            this.texts = texts;
            window = weights.shape().window();
            learned = recipe.rank == 0 ? new AllNumbers(weights) : new LowRank(weights, recipe.rank, recipe.seed);
            state = TuningState.of(folder, learned.start());
            double usual = recipe.rank > 0 ? LOW_RANK_RATE : Math.min(HIGHEST_RATE, RATE / weights.shape().width());
            rate = recipe.rate > 0 ? recipe.rate : usual;
            learners = new Learners(state, learned, recipe.workers);
            lessons = new Lessons(texts.learned(), tokenizer, window, recipe.seed);
            checks = new Lessons(texts.checked(), tokenizer, window, recipe.seed);
            steps = Math.max(LEAST_STEPS, (long) (recipe.epochs * texts.learned().size() / tokensOfStep()));
            seconds = state.seconds + recipe.seconds;
            keepAt = state.seconds + recipe.keep;
        }

        private long tokensOfStep() {
            return (long) recipe.rows * recipe.workers * window;
        }

        void run() throws IOException, Refusal, InterruptedException, ExecutionException {
            if (state.step == 0) {
                state.before = check();
                state.least = state.before;
            }
            told.accept(new Report.Begun(texts.learned().size(), state.step, state.before));
            clock = System.nanoTime();
            while (done() < 1 && state.worse < PATIENCE) {
                int checked = (int) (CHECKED * done());
                add(step());
                state.step++;
                state.tokens += tokensOfStep();
                tick();
                // By what is done of steps or time, so that the last step is checked whatever ends it.
                if ((int) (CHECKED * done()) > checked) {
                    compare(check());
                    tick();
                }
                if (state.seconds > keepAt) {
                    double begun = state.seconds;
                    keep();
                    tick();
                    keepAt = state.seconds + Math.max(recipe.keep, KEEPING * (state.seconds - begun));
                }
            }
            keep();
            if (state.least < state.before) {
                goBack();
            }
            write();
            told.accept(new Report.Done(state.step, state.tokens, state.seconds, state.least));
        }

        private void tick() {
            long now = System.nanoTime();
            state.seconds += (now - clock) / 1e9;
            clock = now;
        }

        private double done() {
            return Math.min(1, Math.max((double) state.step / steps, state.seconds / seconds));
        }

        private double step() throws Refusal, InterruptedException, ExecutionException {
            double falling = LAST_RATE + (1 - LAST_RATE) * (1 + Math.cos(Math.PI * done())) / 2;
            return learners.step(worker -> {
                var some = new Lesson[recipe.rows];
                for (int row = 0; row < some.length; row++) {
                    some[row] = lessons.lesson((state.step * learners.count() + worker) * some.length + row);
                }
                return some;
            }, rate * falling * Math.min(1, (state.step + 1.0) / WARM_UP));
        }

        private void add(double more) {
            loss += more;
            losses++;
            if (state.seconds - toldAt >= TOLD_SECONDS) {
                told.accept(new Report.Learned(state.step, steps, state.tokens, state.seconds, loss / losses));
                toldAt = state.seconds;
                loss = 0;
                losses = 0;
            }
        }

        /** In nats for a token of what it does not learn from. */
        private double check() throws Refusal, InterruptedException, ExecutionException {
            double loss = learners.measure(checks, CHECKS);
            Learners.require("loss", loss);
            return loss;
        }

        private void compare(double now) {
            told.accept(new Report.Unseen(state.step, now));
            state.worse = now < state.least ? 0 : state.worse + 1;
            if (now < state.least) {
                state.least = now;
                learners.read(state.best);
            }
        }

        /** Towards what was there before, as far as that does better by the checks. */
        private void goBack() throws Refusal, InterruptedException, ExecutionException {
            float[] start = learned.start();
            float[] end = state.best.clone();
            for (double part : PARTS) {
                var between = new float[start.length];
                for (int i = 0; i < between.length; i++) {
                    between[i] = (float) (start[i] + part * (end[i] - start[i]));
                }
                tryOut(between);
            }
        }

        private void tryOut(float[] numbers) throws Refusal, InterruptedException, ExecutionException {
            learners.show(numbers);
            double now = check();
            told.accept(new Report.Unseen(state.step, now));
            if (now < state.least) {
                state.least = now;
                System.arraycopy(numbers, 0, state.best, 0, numbers.length);
            }
        }

        private void keep() throws IOException {
            learners.store(state);
            state.write(folder);
        }

        /** As the product reads it; it stays on this machine, so it need not be as small as what is shipped. */
        private void write() throws IOException {
            learned.merge(state.best);
            Path from = folder.resolve(TrainingChild.FROM);
            Path made = folder.resolve(TrainingChild.MADE);
            OnnxDecoder.write(weights, Precision.INT8, made);
            for (String name : List.of(OnnxDecoder.CONFIG, TrainingChild.TOKENIZER)) {
                Files.copy(from.resolve(name), made.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
