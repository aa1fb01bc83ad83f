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
 * @param sureness without which it is not worth going on
 */
public record Decoding(int most, List<String> stops, double temperature, double topP, long seed,
        Constraint constraint, Sureness sureness) {
    public Decoding {
        if (most < 1 || temperature < 0 || topP <= 0 || topP > 1) {
            throw new IllegalArgumentException(most + " tokens, temperature " + temperature + ", top p " + topP);
        }
        stops = List.copyOf(stops);
    }

    /** One that goes on however unlikely it gets. */
    public Decoding(int most, List<String> stops, double temperature, double topP, long seed, Constraint constraint) {
        this(most, stops, temperature, topP, seed, constraint, Sureness.ANY);
    }

    /**
     * How likely a text has to be for anybody to want more of it. Models that cannot tell do not look at it.
     *
     * @param least how likely each line has to be: the text ends with the token that makes one less likely
     * @param certain how many characters at the beginning count as certain
     */
    public record Sureness(double least, int certain) {
        /** Whatever comes. */
        public static final Sureness ANY = new Sureness(0, 0);
    }

    /** Always the likeliest token. */
    public static Decoding greedy(int most, String... stops) {
        return new Decoding(most, List.of(stops), 0, 1, 0, new Constraint.Free());
    }

    public Decoding within(Constraint limit) {
        return new Decoding(most, stops, temperature, topP, seed, limit, sureness);
    }

    public Decoding as(Sureness wanted) {
        return new Decoding(most, stops, temperature, topP, seed, constraint, wanted);
    }
}
