package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import dev.rustaiide.ai.model.formats.DecoderWeights;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.training.decoder.internal.child.BytePairs;

/** What a decoder writes behind a text, as it is exported in full precision and run by ONNX Runtime. */
final class WrittenText implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final BytePairs tokenizer;
    private final int window;

    WrittenText(DecoderWeights weights, BytePairs tokenizer, Path folder) throws IOException, OrtException {
        OnnxDecoder.write(weights, Precision.FULL, Files.createDirectories(folder));
        this.session = environment.createSession(folder.resolve(OnnxDecoder.MODEL).toString());
        this.tokenizer = tokenizer;
        this.window = weights.shape().window();
    }

    /** @param random chooses by likelihood; null for the likeliest always */
    String behind(String text, int count, Random random) throws OrtException {
        int[] tokens = tokenizer.encode(text);
        int start = tokens.length;
        while (tokens.length < start + count) {
            int next = next(logits(Arrays.copyOfRange(tokens, Math.max(0, tokens.length - window), tokens.length)),
                    random);
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = next;
        }
        return text + tokenizer.decode(tokens, start, tokens.length);
    }

    private static int next(float[] logits, Random random) {
        int best = 0;
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        if (random == null) {
            return best;
        }
        for (float each : logits) {
            sum += Math.exp(each - logits[best]);
        }
        double at = random.nextDouble() * sum;
        for (int i = 0; i < logits.length; i++) {
            at -= Math.exp(logits[i] - logits[best]);
            if (at <= 0) {
                return i;
            }
        }
        return best;
    }

    /** Behind the last of {@code tokens}. */
    private float[] logits(int[] tokens) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        inputs.put("input_ids", longs(Arrays.stream(tokens).asLongStream().toArray(), 1, tokens.length));
        inputs.put("attention_mask", longs(ones, 1, tokens.length));
        inputs.put("num_logits_to_keep", longs(new long[] {1}));
        for (String name : session.getInputNames()) {
            if (name.startsWith("past_key_values.")) {
                long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
                inputs.put(name, OnnxTensor.createTensor(environment, FloatBuffer.allocate(0),
                        new long[] {1, shape[1], 0, shape[3]}));
            }
        }
        try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer all = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
            float[] last = new float[tokenizer.size()];
            all.get(all.remaining() - last.length, last);
            return last;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor longs(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
