package dev.rustaiide.ai.inference.internal;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * An encoder such as BERT: the vector of a text is the mean of those of its tokens (Reimers and Gurevych,
 * Sentence-BERT, 2019), made as long as 1. Texts of like length are computed together, since a batch is as wide as its
 * longest.
 */
final class OnnxEmbedder implements SharedModels.Loaded {
    private static final int BATCH = 16;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final int dimensions;
    private final int window;

    /** @throws FailureException if {@code session} is no model of this kind */
    OnnxEmbedder(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int window)
            throws FailureException {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.window = window;
        this.dimensions = dimensions(session);
    }

    private static int dimensions(OrtSession session) throws FailureException {
        try {
            if (session.getInputNames().contains("input_ids")
                    && session.getOutputInfo().values().iterator().next() instanceof NodeInfo first
                    && first.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 3) {
                return (int) tensor.getShape()[2];
            }
        } catch (OrtException wrong) {
            throw failure(Runtime.firstLine(wrong) + '.', wrong);
        }
        throw failure("It has no input_ids, or gives no vector for each token.", null);
    }

    private static FailureException failure(String why, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot embed texts with this model.", why,
                "Choose another model for search."), cause);
    }

    int dimensions() {
        return dimensions;
    }

    int window() {
        return window;
    }

    Call<List<float[]>> embed(List<String> texts) {
        List<String> asked = List.copyOf(texts);
        return Call.start("embed", scope -> embed(asked, scope));
    }

    private List<float[]> embed(List<String> texts, Scope scope) throws FailureException, InterruptedException {
        long[][] tokens = texts.stream().map(this::tokens).toArray(long[][]::new);
        int[] order = IntStream.range(0, tokens.length).boxed().sorted(Comparator.comparingInt(i -> tokens[i].length))
                .mapToInt(Integer::intValue).toArray();
        float[][] vectors = new float[tokens.length][];
        for (int from = 0; from < order.length; from += BATCH) {
            scope.check();
            int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
            compute(batch, tokens, vectors);
            scope.report(new Progress("", from + batch.length, order.length));
        }
        return List.of(vectors);
    }

    private long[] tokens(String text) {
        Encoding encoding = tokenizer.encode(text);
        long[] ids = encoding.getIds();
        if (ids.length <= window) {
            return ids;
        }
        long[] cut = Arrays.copyOf(ids, window);
        cut[window - 1] = ids[ids.length - 1]; // the end mark stays
        return cut;
    }

    private void compute(int[] batch, long[][] tokens, float[][] vectors) throws FailureException {
        int width = tokens[batch[batch.length - 1]].length;
        long[] ids = new long[batch.length * width];
        long[] mask = new long[batch.length * width];
        for (int row = 0; row < batch.length; row++) {
            long[] text = tokens[batch[row]];
            System.arraycopy(text, 0, ids, row * width, text.length);
            Arrays.fill(mask, row * width, row * width + text.length, 1);
        }
        long[] shape = {batch.length, width};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put("input_ids", tensor(ids, shape));
            inputs.put("attention_mask", tensor(mask, shape));
            inputs.put("token_type_ids", tensor(new long[ids.length], shape));
            inputs.keySet().retainAll(session.getInputNames());
            try (OrtSession.Result result = session.run(inputs)) {
                FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
                for (int row = 0; row < batch.length; row++) {
                    vectors[batch[row]] = mean(states, row * width, tokens[batch[row]].length);
                }
            }
        } catch (OrtException wrong) {
            throw failure(Runtime.firstLine(wrong) + '.', wrong);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    private float[] mean(FloatBuffer states, int first, int count) {
        float[] sum = new float[dimensions];
        float[] state = new float[dimensions];
        for (int i = 0; i < count; i++) {
            states.get((first + i) * dimensions, state);
            for (int d = 0; d < dimensions; d++) {
                sum[d] += state[d];
            }
        }
        double square = 0;
        for (float each : sum) {
            square += (double) each * each;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int d = 0; d < dimensions; d++) {
            sum[d] *= scale;
        }
        return sum;
    }

    @Override
    public void shrink() {
        // It keeps nothing but the model.
    }

    @Override
    public void close() {
        tokenizer.close();
        try {
            session.close();
        } catch (OrtException wrong) {
            throw new IllegalStateException("a session that was open closes", wrong);
        }
    }
}
