package dev.rustaiide.ai.inference.internal;

import java.util.Arrays;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.DecoderWeights;

/** Llama's arithmetic as its paper has it, in doubles and without any haste: what faster code has to agree with. */
final class PlainDecoder {
    private final DecoderWeights weights;
    private final DecoderShape shape;

    PlainDecoder(DecoderWeights weights) {
        this.weights = weights;
        this.shape = weights.shape();
    }

    /** Those of the last token. */
    float[] logits(long[] tokens) {
        float[] embeddings = weights.tensor("model.embed_tokens.weight");
        double[][] states = new double[tokens.length][shape.width()];
        for (int i = 0; i < tokens.length; i++) {
            for (int d = 0; d < shape.width(); d++) {
                states[i][d] = embeddings[(int) tokens[i] * shape.width() + d];
            }
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "model.layers." + layer + '.';
            add(states, attention(name + "self_attn.", normed(states, name + "input_layernorm.weight")));
            add(states, feedForward(name + "mlp.", normed(states, name + "post_attention_layernorm.weight")));
        }
        double[] last = normed(states, "model.norm.weight")[tokens.length - 1];
        float[] logits = new float[shape.vocabulary()];
        double[] values = times(last, embeddings, shape.vocabulary());
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) values[i];
        }
        return logits;
    }

    private static void add(double[][] states, double[][] update) {
        for (int i = 0; i < states.length; i++) {
            for (int d = 0; d < states[i].length; d++) {
                states[i][d] += update[i][d];
            }
        }
    }

    private double[][] normed(double[][] states, String name) {
        float[] weight = weights.tensor(name);
        double[][] normed = new double[states.length][];
        for (int i = 0; i < states.length; i++) {
            double mean = Arrays.stream(states[i]).map(x -> x * x).average().orElseThrow();
            double scale = 1 / Math.sqrt(mean + shape.epsilon());
            normed[i] = states[i].clone();
            for (int d = 0; d < weight.length; d++) {
                normed[i][d] *= scale * weight[d];
            }
        }
        return normed;
    }

    private double[][] attention(String name, double[][] states) {
        int width = shape.headWidth();
        int keyWidth = shape.keyHeads() * width;
        double[][] keys = rotated(product(states, name + "k_proj.weight", keyWidth));
        double[][] queries = rotated(product(states, name + "q_proj.weight", shape.width()));
        double[][] values = product(states, name + "v_proj.weight", keyWidth);
        double[][] mixed = new double[states.length][shape.width()];
        for (int i = 0; i < states.length; i++) {
            for (int head = 0; head < shape.heads(); head++) {
                int shared = head / (shape.heads() / shape.keyHeads()) * width;
                double[] shares = shares(queries[i], head * width, keys, shared, i);
                for (int j = 0; j <= i; j++) {
                    for (int d = 0; d < width; d++) {
                        mixed[i][head * width + d] += shares[j] * values[j][shared + d];
                    }
                }
            }
        }
        return product(mixed, name + "o_proj.weight", shape.width());
    }

    private double[] shares(double[] query, int from, double[][] keys, int shared, int last) {
        double[] shares = new double[last + 1];
        double sum = 0;
        for (int j = 0; j <= last; j++) {
            double dot = 0;
            for (int d = 0; d < shape.headWidth(); d++) {
                dot += query[from + d] * keys[j][shared + d];
            }
            shares[j] = Math.exp(dot / Math.sqrt(shape.headWidth()));
            sum += shares[j];
        }
        for (int j = 0; j <= last; j++) {
            shares[j] /= sum;
        }
        return shares;
    }

    /** The two halves of a head are turned against each other, as Hugging Face stores them. */
    private double[][] rotated(double[][] heads) {
        int half = shape.headWidth() / 2;
        for (int position = 0; position < heads.length; position++) {
            double[] row = heads[position];
            for (int from = 0; from < row.length; from += 2 * half) {
                for (int d = 0; d < half; d++) {
                    double angle = position * Math.pow(shape.rotaryBase(), -2.0 * d / shape.headWidth());
                    double x = row[from + d];
                    double y = row[from + half + d];
                    row[from + d] = x * Math.cos(angle) - y * Math.sin(angle);
                    row[from + half + d] = y * Math.cos(angle) + x * Math.sin(angle);
                }
            }
        }
        return heads;
    }

    private double[][] feedForward(String name, double[][] states) {
        double[][] gates = product(states, name + "gate_proj.weight", shape.inner());
        double[][] ups = product(states, name + "up_proj.weight", shape.inner());
        for (int i = 0; i < states.length; i++) {
            for (int d = 0; d < shape.inner(); d++) {
                ups[i][d] *= gates[i][d] / (1 + Math.exp(-gates[i][d]));
            }
        }
        return product(ups, name + "down_proj.weight", shape.width());
    }

    private double[][] product(double[][] states, String name, int rows) {
        float[] matrix = weights.tensor(name);
        return Arrays.stream(states).map(state -> times(state, matrix, rows)).toArray(double[][]::new);
    }

    private static double[] times(double[] state, float[] matrix, int rows) {
        double[] product = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < state.length; d++) {
                product[row] += state[d] * matrix[row * state.length + d];
            }
        }
        return product;
    }
}
