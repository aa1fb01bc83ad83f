package dev.rustaiide.ai.training.decoder.internal.child;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What is added to the matrices of a decoder, which stay as they are: for each the product of two narrow ones (Hu et
 * al., LoRA: Low-Rank Adaptation of Large Language Models, 2021). All their numbers are in one row, as the optimizer
 * has them.
 */
final class LowRank {
    private static final double SPREAD = 0.02;

    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final int rank;
    private final double factor;
    private final int size;

    /** Where the two parts of a product are: {@code in} has the matrix's columns, {@code out} its rows. */
    record Pair(Weights.Place in, Weights.Place out) {}

    /** @param factor of each product (alpha by rank) */
    LowRank(Map<String, Weights.Place> places, int rank, double factor) {
        this.rank = rank;
        this.factor = factor;
        int at = 0;
        for (var each : places.entrySet()) {
            Weights.Place place = each.getValue();
            if (place.rows() > 1) {
                var in = new Weights.Place(at, rank, place.columns());
                var out = new Weights.Place(at + in.size(), place.rows(), rank);
                pairs.put(each.getKey(), new Pair(in, out));
                at += in.size() + out.size();
            }
        }
        size = at;
    }

    /** Numbers with which each product is nothing. */
    float[] begin(long seed) {
        var random = new Random(seed);
        float[] numbers = new float[size];
        for (Pair pair : pairs.values()) {
            for (int i = pair.in.start(); i < pair.in.start() + pair.in.size(); i++) {
                numbers[i] = (float) (SPREAD * random.nextGaussian());
            }
        }
        return numbers;
    }

    Map<String, Pair> pairs() {
        return pairs;
    }

    /** {@code base} with the product of {@code in} and {@code out}, rounded as learners want it. */
    Tensor applied(Tensor base, Tensor in, Tensor out) {
        return base.add(out.matmul(in).mul(new Scalar(factor))).to(ScalarType.BFloat16);
    }

    /** Adds all products to {@code weights}. */
    void merge(float[] numbers, Weights weights) {
        pairs.forEach((name, pair) -> {
            Weights.Place place = weights.places().get(name);
            for (int row = 0; row < place.rows(); row++) {
                for (int column = 0; column < place.columns(); column++) {
                    double sum = 0;
                    for (int i = 0; i < rank; i++) {
                        sum += (double) numbers[pair.out.start() + row * rank + i]
                                * numbers[pair.in.start() + i * place.columns() + column];
                    }
                    weights.numbers[place.start() + row * place.columns() + column] += (float) (factor * sum);
                }
            }
        });
    }
}
