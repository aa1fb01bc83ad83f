package dev.rustaiide.ai.training.decoder.internal.child;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.embedding;
import static org.bytedeco.pytorch.global.torch.rms_norm;
import static org.bytedeco.pytorch.global.torch.scaled_dot_product_attention;
import static org.bytedeco.pytorch.global.torch.silu;

import java.util.Map;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

import dev.rustaiide.ai.model.formats.DecoderShape;

/** What a decoder like Llama computes, so that PyTorch can go back through it. */
final class Decoder {
    private static final long SUM = 2;
    static final String LAST_NORM = "model.norm.weight";
    private static final String WORDS = "model.embed_tokens.weight";

    private final DecoderShape shape;
    private final Map<String, Tensor> tensors;
    private final Map<String, Added> added;
    /** Of the rotary positions: one row for each place, one column for each pair of a head's numbers. */
    private final Tensor cosines;
    private final Tensor sines;

    /** What is added to that which a projection gives for {@code in}, both in the type of the weights. */
    interface Added {
        Tensor of(Tensor in);
    }

    /**
     * The tensors are read each time, so they may change meanwhile.
     *
     * @param added by the names of projections
     */
    Decoder(DecoderShape shape, Map<String, Tensor> tensors, Map<String, Added> added) {
        this.shape = shape;
        this.tensors = tensors;
        this.added = added;
        int half = shape.headWidth() / 2;
        float[] cosine = new float[shape.window() * half];
        float[] sine = new float[shape.window() * half];
        for (int i = 0; i < cosine.length; i++) {
            double angle = i / half * Math.pow(shape.rotaryBase(), -(i % half) / (double) half);
            cosine[i] = (float) Math.cos(angle);
            sine[i] = (float) Math.sin(angle);
        }
        cosines = Tensors.of(cosine).view(1, 1, shape.window(), half);
        sines = Tensors.of(sine).view(1, 1, shape.window(), half);
    }

    /** How surprised it is on average by {@code targets}, in nats, but for those that are {@link Lessons#NOTHING}. */
    Tensor loss(Tensor inputs, Tensor targets) {
        Tensor words = tensors.get(WORDS);
        Tensor last = last(inputs);
        Tensor sum = Tensors.of(new float[1]).sum();
        // Text by text: what a vocabulary says of one stays in the processor's caches, of all it does not.
        for (int i = 0; i < inputs.size(0); i++) {
            Tensor foretold = targets.select(0, i);
            Tensor where = foretold.ne(new Scalar(Lessons.NOTHING)).nonzero().squeeze(1);
            sum = sum.add(cross_entropy_loss(linear(last.select(0, i).index_select(0, where), words),
                    foretold.index_select(0, where), new TensorOptional(), SUM, Lessons.NOTHING, 0));
        }
        // Of nothing but comments nothing is foretold.
        return sum.div(targets.ne(new Scalar(Lessons.NOTHING)).sum().clamp_min(new Scalar(1)));
    }

    /** What speaks for each token behind each of {@code inputs}, texts of a window at most. */
    Tensor logits(Tensor inputs) {
        return linear(last(inputs), tensors.get(WORDS));
    }

    private Tensor last(Tensor inputs) {
        Tensor stream = embedding(tensors.get(WORDS), inputs).to(ScalarType.Float);
        for (int i = 0; i < shape.layers(); i++) {
            String layer = "model.layers." + i + '.';
            stream = stream.add(attention(norm(stream, layer + "input_layernorm.weight"), layer + "self_attn."));
            stream = stream.add(forward(norm(stream, layer + "post_attention_layernorm.weight"), layer + "mlp."));
        }
        return norm(stream, LAST_NORM);
    }

    /** In the type of the weights, which is where the time goes; all else is exact. */
    private static Tensor linear(Tensor in, Tensor weights) {
        return torch.linear(in.to(weights.scalar_type()), weights).to(ScalarType.Float);
    }

    private Tensor projected(Tensor in, String name) {
        Added more = added.get(name);
        Tensor out = linear(in, tensors.get(name));
        return more == null ? out : out.add(more.of(in.to(tensors.get(name).scalar_type())));
    }

    private Tensor norm(Tensor stream, String name) {
        Tensor weights = tensors.get(name);
        return rms_norm(stream, new long[] {shape.width()}, new TensorOptional(weights.to(ScalarType.Float)),
                new DoubleOptional(shape.epsilon())).to(weights.scalar_type());
    }

    private Tensor attention(Tensor in, String name) {
        Tensor queries = rotated(heads(projected(in, name + "q_proj.weight"), shape.heads()));
        Tensor keys = shared(rotated(heads(projected(in, name + "k_proj.weight"), shape.keyHeads())));
        Tensor values = shared(heads(projected(in, name + "v_proj.weight"), shape.keyHeads()));
        Tensor out = scaled_dot_product_attention(queries, keys, values, new TensorOptional(), 0, true,
                new DoubleOptional(), false);
        return projected(out.transpose(1, 2).reshape(in.size(0), in.size(1), shape.width()), name + "o_proj.weight");
    }

    private Tensor heads(Tensor in, int count) {
        return in.view(in.size(0), in.size(1), count, shape.headWidth()).transpose(1, 2);
    }

    /** The keys of a group, once for each of its heads. */
    private Tensor shared(Tensor in) {
        long times = shape.heads() / shape.keyHeads();
        return in.unsqueeze(2).expand(in.size(0), in.size(1), times, in.size(2), in.size(3))
                .reshape(in.size(0), shape.heads(), in.size(2), in.size(3));
    }

    /** Turned by their places: the halves of a head are the two parts of its pairs, as Hugging Face has them. */
    private Tensor rotated(Tensor in) {
        int half = shape.headWidth() / 2;
        Tensor one = in.narrow(3, 0, half);
        Tensor other = in.narrow(3, half, half);
        Tensor cosine = cosines.narrow(2, 0, in.size(2));
        Tensor sine = sines.narrow(2, 0, in.size(2));
        return torch.cat(new TensorVector(one.mul(cosine).sub(other.mul(sine)),
                other.mul(cosine).add(one.mul(sine))), -1);
    }

    private Tensor forward(Tensor in, String name) {
        Tensor gate = silu(projected(in, name + "gate_proj.weight"));
        Tensor gated = gate.mul(projected(in, name + "up_proj.weight"));
        return projected(gated, name + "down_proj.weight");
    }
}
