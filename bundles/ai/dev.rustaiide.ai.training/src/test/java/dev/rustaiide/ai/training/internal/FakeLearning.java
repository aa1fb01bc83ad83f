package dev.rustaiide.ai.training.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionModel;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;
import dev.rustaiide.foundation.async.Call;

/** Models are numbers: how good they are. What was asked for is counted. */
final class FakeLearning implements CompletionLearning {
    private static final int CHOSEN_BATCHES = 4;

    /** By how much each tree makes a model better. */
    private final double gain;
    /** By how much more if it has learned from choices. */
    double gainOfChoices;
    int fromChoices;
    /** After so many trees it computes with no numbers any more. */
    int treesUntilLost = Integer.MAX_VALUE;
    int lessons;
    double shipped = 0.5;
    /** By how much each tree makes a model worse where nobody chose by it. */
    double lossLater;
    int typed;
    final List<Source> counted = new ArrayList<>();
    /** After so many lessons a thread finds itself stopped. */
    int stopAfter = Integer.MAX_VALUE;
    /** The same after so many measurements. */
    int typeAfter = Integer.MAX_VALUE;

    /** Whether the product's decoder writes ghost text, and how much better lines are with another. */
    boolean hasDecoder = true;
    double gainOfDecoder;
    /** By how much worse they are with it where nobody chose by it, and how many of their keys it misleads. */
    double lossOfDecoderLater;
    int misledByDecoder = 2;
    /** How much worse each tree makes lines, whatever it does for names. */
    double lossInLines;
    int adaptedLines;
    int linesAfter = Integer.MAX_VALUE;
    private int lines;

    FakeLearning(double gain) {
        this.gain = gain;
    }

    record Good(double quality, int trees) implements CompletionModel {
        @Override
        public int contexts() {
            return 1;
        }

        @Override
        public int words() {
            return 1;
        }

        @Override
        public String hash() {
            return quality + " " + trees;
        }
    }

    @Override
    public List<DeclaredFeature> features() {
        return List.of(new DeclaredFeature("one", "the only one", 0, 1, true));
    }

    @Override
    public CompletionModel shipped() {
        return new Good(shipped, 0);
    }

    @Override
    public List<Path> projects(Path folder) {
        return List.of(folder);
    }

    @Override
    public boolean isTrainedOn(Path project) {
        return false;
    }

    @Override
    public Call<Lessons> lessons(Subject subject, CompletionModel model) {
        if (++lessons > stopAfter) {
            return Call.start("killed", scope -> {
                throw new InterruptedException("killed");
            });
        }
        var made = new Lessons.Builder(1);
        made.add(new float[] {1, 0}, 2, 0, true, "project");
        return Call.of(made.lessons());
    }

    @Override
    public Call<CompletionModel> withCounts(CompletionModel model, List<Source> texts) {
        counted.addAll(texts);
        return Call.of(model);
    }

    @Override
    public Call<CompletionModel> withWeights(CompletionModel model, Subject subject) {
        return Call.of(model);
    }

    @Override
    public Growth grow(CompletionModel from, Lessons given, RankerRecipe recipe, long seed, boolean isContinued) {
        boolean chosen = given.names().contains("choices");
        fromChoices = Math.max(fromChoices, chosen ? given.owners().length - lessonsOf(given) : 0);
        return new Growth() {
            private int trees;

            @Override
            public void step() {
                trees++;
                if (--treesUntilLost < 0) {
                    throw new ArithmeticException("the loss of tree " + trees + " is NaN");
                }
            }

            @Override
            public CompletionModel model() {
                Good before = (Good) from;
                return new Good(before.quality + trees * (gain + (chosen ? gainOfChoices : 0)), before.trees + trees);
            }
        };
    }

    private static int lessonsOf(Lessons given) {
        int choices = given.names().indexOf("choices");
        return (int) java.util.Arrays.stream(given.owners()).filter(owner -> owner != choices).count();
    }

    @Override
    public double[] ranks(CompletionModel model, Lessons given) {
        return new double[given.places()];
    }

    /** Whether models are only measured there: those to choose from are tried in the first batches. */
    private static boolean isLater(Subject subject) {
        return subject.seed() % 1000 / 10 >= CHOSEN_BATCHES;
    }

    @Override
    public synchronized Call<List<Answer>> answers(Subject subject, CompletionModel model) {
        if (++typed > typeAfter) {
            return Call.start("killed", scope -> {
                throw new InterruptedException("killed");
            });
        }
        var places = new Random(subject.seed());
        Good good = (Good) model;
        double quality = good.quality - (isLater(subject) ? lossLater * good.trees : 0);
        List<Answer> all = new ArrayList<>();
        for (int i = 0; i < subject.names(); i++) {
            // The same place is as hard for all models.
            double hardness = places.nextDouble();
            boolean right = hardness < quality;
            all.add(new Answer("file" + i % 30 + ".rs", i, "call", 10, right ? 9 : 5, right, right, quality, right,
                    1));
        }
        return Call.of(all);
    }

    @Override
    public synchronized Call<List<Line>> lines(Subject subject, CompletionModel model, Optional<Path> decoder) {
        if (++lines > linesAfter) {
            return Call.start("killed", scope -> {
                throw new InterruptedException("killed");
            });
        }
        adaptedLines += decoder.isPresent() ? 1 : 0;
        var places = new Random(subject.seed());
        Good good = (Good) model;
        double quality = good.quality - lossInLines * good.trees + (decoder.isPresent() ? gainOfDecoder
                - (isLater(subject) ? lossOfDecoderLater : 0) : 0);
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < subject.names(); i++) {
            all.add(new Line("file" + i % 30 + ".rs", i, 30, places.nextDouble() < quality ? 9 : 20, 1, 10,
                    decoder.isPresent() ? misledByDecoder : 2));
        }
        return Call.of(all);
    }

    @Override
    public Optional<Path> decoder() {
        return hasDecoder ? Optional.of(Path.of("shipped")) : Optional.empty();
    }

    @Override
    public void write(CompletionModel model, Path decoder, Path folder) throws IOException {
        write(model, folder);
        Files.copy(decoder.resolve("model.onnx"), folder.resolve("model.onnx"));
    }

    @Override
    public byte[] ranker(CompletionModel model) {
        Good good = (Good) model;
        return ByteBuffer.allocate(12).putDouble(good.quality).putInt(good.trees).array();
    }

    @Override
    public CompletionModel withRanker(CompletionModel model, byte[] ranker) {
        ByteBuffer bytes = ByteBuffer.wrap(ranker);
        return new Good(bytes.getDouble(), bytes.getInt());
    }

    @Override
    public void write(CompletionModel model, Path folder) throws IOException {
        Files.write(folder.resolve("model"), ranker(model));
    }

    @Override
    public CompletionModel read(Path folder) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(folder.resolve("model")))) {
            return new Good(in.readDouble(), in.readInt());
        }
    }
}
