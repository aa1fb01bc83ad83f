package dev.rustaiide.ai.model.formats;

import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weights without any meaning, the same for a seed: to measure and to test what computes with them. Each tensor is made
 * when it is asked for.
 *
 * @param shape the decoder's
 */
public record RandomWeights(DecoderShape shape, long seed) implements DecoderWeights {
    private static final Pattern NAME = Pattern.compile("model\\.(?:layers\\.(\\d+)\\.)?"
            + "(?:(embed_tokens)|(norm|input_layernorm|post_attention_layernorm)|"
            + "self_attn\\.([qkvo])_proj|mlp\\.(gate|up|down)_proj)\\.weight");

    @Override
    public float[] tensor(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || matcher.group(1) != null && Integer.parseInt(matcher.group(1)) >= shape.layers()) {
            throw new IllegalArgumentException("no tensor " + name);
        }
        if (matcher.group(2) != null) {
            return normal(name, shape.vocabulary(), shape.width(), 2);
        }
        if (matcher.group(3) != null) {
            float[] ones = new float[shape.width()];
            Arrays.fill(ones, 1);
            return ones;
        }
        return matcher.group(4) == null ? feedForward(name, matcher.group(5)) : attention(name, matcher.group(4));
    }

    private float[] attention(String name, String part) {
        boolean shared = part.equals("k") || part.equals("v");
        return normal(name, shared ? shape.keyHeads() * shape.headWidth() : shape.width(), shape.width(), 1);
    }

    private float[] feedForward(String name, String part) {
        return part.equals("down") ? normal(name, shape.width(), shape.inner(), 1)
                : normal(name, shape.inner(), shape.width(), 1);
    }

    /** So that what is multiplied with a row becomes about {@code gain} times as large. */
    private float[] normal(String name, int rows, int columns, double gain) {
        var random = new Random(seed * 31 + name.hashCode());
        double scale = gain / Math.sqrt(columns);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * scale);
        }
        return values;
    }
}
