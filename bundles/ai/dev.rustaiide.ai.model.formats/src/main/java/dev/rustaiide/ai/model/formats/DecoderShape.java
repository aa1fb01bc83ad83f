package dev.rustaiide.ai.model.formats;

/**
 * How large a decoder like Llama is (Touvron et al., LLaMA, 2023): layers of attention with rotary positions and of a
 * gated feed-forward net (SwiGLU), each behind a root-mean-square norm; the embeddings are used again as the last
 * layer.
 *
 * @param vocabulary how many tokens it knows
 * @param width of what goes from layer to layer; a multiple of {@code heads}
 * @param heads of attention
 * @param keyHeads how many keys and values the heads share (grouped-query attention); divides {@code heads}
 * @param inner width of the feed-forward net
 * @param window how many tokens it was trained on at once
 * @param rotaryBase of the rotary positions (theta), usually 10,000
 * @param epsilon of the norms
 */
public record DecoderShape(int vocabulary, int width, int layers, int heads, int keyHeads, int inner, int window,
        double rotaryBase, double epsilon) {
    public DecoderShape {
        if (width % heads != 0 || heads % keyHeads != 0 || width / heads % 2 != 0) {
            throw new IllegalArgumentException(width + " wide with " + heads + " heads and " + keyHeads + " of keys");
        }
    }

    /** How wide a head is. */
    public int headWidth() {
        return width / heads;
    }
}
