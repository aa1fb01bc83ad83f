package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Consumer;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Learns where vectors of the embedding model are to be moved so that a function is near what was written about it: one
 * matrix for questions and one for passages, both the identity at first. In a batch every other function is a wrong
 * answer (InfoNCE; van den Oord, Li and Vinyals, Representation Learning with Contrastive Predictive Coding, 2018).
 */
final class Projection {
    private static final int WIDTH = 384;
    private static final double TEMPERATURE = 0.05;
    private static final double MEAN = 0.9;
    private static final double SQUARE = 0.999;

    private final Tensor questions;
    private final Tensor passages;
    private final int count;
    private final int batch;
    private final int epochs;
    private final double rate;
    private final Moved forQuestions = new Moved();
    private final Moved forPassages = new Moved();
    private int steps;

    private Projection(float[] questions, float[] passages, Settings settings) throws Refusal {
        count = questions.length / WIDTH;
        batch = Math.min(settings.whole("batch", 2048), count);
        epochs = settings.whole("epochs", 8);
        rate = settings.number("rate", 1e-3);
        if (batch < 2 || questions.length != passages.length || questions.length % WIDTH != 0) {
            throw new Refusal("There are " + count + " questions, and passages for " + passages.length / WIDTH + '.',
                    "Get more projects whose functions are documented.");
        }
        this.questions = Tensors.of(questions).reshape(count, WIDTH);
        this.passages = Tensors.of(passages).reshape(count, WIDTH);
    }

    /** A matrix that is learned, with its moments (Adam; Kingma and Ba, 2015). */
    private final class Moved {
        final Tensor matrix = torch.eye(WIDTH);
        private final Tensor means = torch.zeros(WIDTH, WIDTH);
        private final Tensor squares = torch.zeros(WIDTH, WIDTH);

        void step(Tensor gradient) {
            means.lerp_(gradient, new Scalar(1 - MEAN));
            squares.mul_(new Scalar(SQUARE)).addcmul_(gradient, gradient, new Scalar(1 - SQUARE));
            Tensor spread = squares.div(new Scalar(1 - Math.pow(SQUARE, steps))).sqrt_().add_(new Scalar(1e-8));
            matrix.addcdiv_(means, spread, new Scalar(-rate / (1 - Math.pow(MEAN, steps))));
        }
    }

    /** From the two files of {@code folder}, little-endian, a row of one for a row of the other, into a third. */
    static void learn(Path folder, Settings settings, Consumer<Report> told) throws IOException, Refusal {
        var projection = new Projection(read(folder.resolve(TrainingChild.QUESTIONS)),
                read(folder.resolve(TrainingChild.PASSAGES)), settings);
        projection.learn(told);
        Files.write(folder.resolve(TrainingChild.SPACE), projection.result());
    }

    private static float[] read(Path file) throws IOException {
        var numbers = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] all = new float[numbers.remaining()];
        numbers.get(all);
        return all;
    }

    private void learn(Consumer<Report> told) throws Refusal {
        var random = new Random(1);
        long begun = System.nanoTime();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            Integer[] places = shuffled(random);
            double loss = 0;
            int batches = count / batch;
            for (int i = 0; i < batches; i++) {
                long[] rows = new long[batch];
                for (int j = 0; j < batch; j++) {
                    rows[j] = places[i * batch + j];
                }
                loss += step(rows) / batches;
            }
            if (!Double.isFinite(loss)) {
                throw new Refusal("The loss of epoch " + epoch + " is " + loss + '.', "Declare a smaller rate.");
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            told.accept(epoch < epochs ? new Report.Learned(epoch, epochs, (long) epoch * count, seconds, loss)
                    : new Report.Done(epoch, (long) epoch * count, seconds, loss));
        }
    }

    private Integer[] shuffled(Random random) {
        long[] order = random.longs(count).toArray();
        Integer[] places = new Integer[count];
        Arrays.setAll(places, i -> i);
        Arrays.sort(places, Comparator.comparingLong(i -> order[i]));
        return places;
    }

    /** By hand: the gradient of the mean of both directions' cross-entropies. */
    private double step(long[] rows) {
        try (var scope = new PointerScope()) {
            Tensor which = Tensors.of(rows, 1, rows.length).reshape(rows.length);
            Tensor q = questions.index_select(0, which);
            Tensor p = passages.index_select(0, which);
            Tensor movedQ = q.matmul(forQuestions.matrix);
            Tensor movedP = p.matmul(forPassages.matrix);
            Tensor lengthQ = movedQ.square().sum(1).sqrt_().reshape(rows.length, 1);
            Tensor lengthP = movedP.square().sum(1).sqrt_().reshape(rows.length, 1);
            Tensor unitQ = movedQ.div(lengthQ);
            Tensor unitP = movedP.div(lengthP);
            Tensor scores = unitQ.matmul(unitP.t()).div_(new Scalar(TEMPERATURE));
            Tensor right = torch.eye(rows.length);
            Tensor byQuestion = scores.softmax(1);
            Tensor byPassage = scores.softmax(0);
            Tensor wrong = byQuestion.add(byPassage).sub_(right.mul(new Scalar(2)))
                    .mul_(new Scalar(0.5 / rows.length / TEMPERATURE));
            steps++;
            Tensor towardsQ = wrong.matmul(unitP);
            Tensor towardsP = wrong.t().matmul(unitQ);
            forQuestions.step(q.t().matmul(across(towardsQ, unitQ, lengthQ)));
            forPassages.step(p.t().matmul(across(towardsP, unitP, lengthP)));
            Tensor sure = byQuestion.mul(byPassage).mul_(right).sum(1).add_(new Scalar(1e-12)).log_();
            return -sure.mean().item_float() / 2;
        }
    }

    /** The gradient before a vector was made as long as 1: the part along it counts for nothing. */
    private static Tensor across(Tensor gradient, Tensor unit, Tensor length) {
        Tensor along = gradient.mul(unit).sum(1).reshape(unit.size(0), 1);
        return gradient.sub(unit.mul(along)).div_(length);
    }

    /** As {@code CodeSpace} of ai.nlp reads it. */
    private byte[] result() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(WIDTH);
            out.writeInt(WIDTH);
            for (Tensor matrix : new Tensor[] {forQuestions.matrix, forPassages.matrix}) {
                float[] numbers = new float[WIDTH * WIDTH];
                Tensors.read(matrix, numbers);
                for (float number : numbers) {
                    out.writeShort(Float.floatToFloat16(number));
                }
            }
        }
        return bytes.toByteArray();
    }
}
