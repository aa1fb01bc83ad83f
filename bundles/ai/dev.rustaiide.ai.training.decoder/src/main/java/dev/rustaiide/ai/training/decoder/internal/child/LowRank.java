package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What is learned beside the projections of a decoder, which stay as they are: to what each gives, the product of two
 * narrow matrices is added (Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, 2021). All numbers of those
 * are in one row, as the optimizer has them. A rank of one is none: such a part of the row would be a vector.
 */
final class LowRank implements Learnable {
    /** How much a product counts, by its rank: so that a rate fits all ranks. */
    private static final double ALPHA = 16;

    private final Weights weights;
    private final int rank;
    private final long seed;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final int size;

    /** Where the two matrices of a product are: {@code in} has the projection's columns, {@code out} its rows. */
    private record Pair(Weights.Place in, Weights.Place out) {}

    LowRank(Weights weights, int rank, long seed) {
        this.weights = weights;
        this.rank = rank;
        this.seed = seed;
        int at = 0;
        for (var each : weights.places().entrySet()) {
            Weights.Place place = each.getValue();
            if (each.getKey().endsWith("_proj.weight")) {
                var in = new Weights.Place(at, rank, place.columns());
                var out = new Weights.Place(at + in.size(), place.rows(), rank);
                pairs.put(each.getKey(), new Pair(in, out));
                at += in.size() + out.size();
            }
        }
        size = at;
    }

    /** Numbers with which each product is nothing, and goes away from that at once. */
    @Override
    public float[] start() {
        var random = new Random(seed);
        float[] numbers = new float[size];
        for (Pair pair : pairs.values()) {
            double spread = 1 / Math.sqrt(pair.in.columns());
            for (int i = pair.in.start(); i < pair.in.start() + pair.in.size(); i++) {
                numbers[i] = (float) (spread * random.nextGaussian());
            }
        }
        return numbers;
    }

    @Override
    public Learner learner(Tensor numbers) {
        Tensor gradient = torch.zeros_like(numbers);
        Tensor fixed = Tensors.of(weights.numbers).to(numbers.scalar_type());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        weights.places().forEach((name, place) -> tensors.put(name, place.of(fixed)));
        Map<String, Decoder.Added> added = new LinkedHashMap<>();
        pairs.forEach((name, pair) -> {
            Tensor in = Learner.leaf(numbers, gradient, pair.in);
            Tensor out = Learner.leaf(numbers, gradient, pair.out);
            added.put(name, x -> torch.linear(torch.linear(x, in), out).mul(new Scalar(ALPHA / rank)));
        });
        return new Learner(new Decoder(weights.shape(), tensors, added), weights.shape().window(), gradient);
    }

    @Override
    public void merge(float[] numbers) {
        pairs.forEach((name, pair) -> {
            Weights.Place place = weights.places().get(name);
            for (int row = 0; row < place.rows(); row++) {
                for (int column = 0; column < place.columns(); column++) {
                    double sum = 0;
                    for (int i = 0; i < rank; i++) {
                        sum += (double) numbers[pair.out.start() + row * rank + i]
                                * numbers[pair.in.start() + i * place.columns() + column];
                    }
                    weights.numbers[place.start() + row * place.columns() + column] += (float) (ALPHA / rank * sum);
                }
            }
        });
    }
}
