package dev.rustaiide.ai.inference;

import java.util.List;

/**
 * How text is chosen from what a model holds likely.
 *
 * @param most tokens
 * @param stops texts that end it; they are not given
 * @param temperature 0 for the likeliest token always
 * @param topP of the likeliest tokens, as many as have this probability together (Holtzman et al., The Curious Case of
 *     Neural Text Degeneration, 2020); 1 for all
 * @param seed with which the same model gives the same text
 */
public record Decoding(int most, List<String> stops, double temperature, double topP, long seed,
        Constraint constraint) {
    public Decoding {
        if (most < 1 || temperature < 0 || topP <= 0 || topP > 1) {
            throw new IllegalArgumentException(most + " tokens, temperature " + temperature + ", top p " + topP);
        }
        stops = List.copyOf(stops);
    }

    /** Always the likeliest token. */
    public static Decoding greedy(int most, String... stops) {
        return new Decoding(most, List.of(stops), 0, 1, 0, new Constraint.Free());
    }

    public Decoding within(Constraint limit) {
        return new Decoding(most, stops, temperature, topP, seed, limit);
    }
}
