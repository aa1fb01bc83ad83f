package dev.rustaiide.ai.inference.internal;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import ai.onnxruntime.TensorInfo;

import dev.rustaiide.ai.inference.internal.KeyValues.CacheLayout;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** A decoder as Hugging Face exports it: what its inputs and outputs are called and how they are shaped. */
final class DecoderGraph implements AutoCloseable {
    private static final String KEEP = "num_logits_to_keep";
    private static final String POSITIONS = "position_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Set<String> names;
    private final CacheLayout layout;
    private final int vocabulary;

    /** @throws FailureException if {@code session}, which was read from {@code file}, is no such decoder */
    DecoderGraph(OrtEnvironment environment, OrtSession session, Path file) throws FailureException {
        this.environment = environment;
        this.session = session;
        this.names = session.getInputNames();
        try {
            this.layout = layout(session.getInputInfo(), file);
            this.vocabulary = vocabulary(session.getOutputInfo(), file);
        } catch (OrtException wrong) {
            throw noDecoder(file, Runtime.firstLine(wrong));
        }
        for (String name : names) {
            if (!Set.of("input_ids", "attention_mask", POSITIONS, KEEP).contains(name)
                    && !name.startsWith("past_key_values.")) {
                throw noDecoder(file, "it asks for " + name + ", which nobody can give");
            }
        }
    }

    private static CacheLayout layout(Map<String, NodeInfo> inputs, Path file) throws FailureException {
        int layers = 0;
        while (inputs.containsKey(CacheLayout.past(2 * layers))
                && inputs.containsKey(CacheLayout.past(2 * layers + 1))) {
            layers++;
        }
        if (layers == 0 || !inputs.containsKey("input_ids") || !inputs.containsKey("attention_mask")) {
            throw noDecoder(file, "it has no input_ids, attention_mask and past_key_values");
        }
        TensorInfo first = (TensorInfo) inputs.get(CacheLayout.past(0)).getInfo();
        long[] shape = first.getShape();
        boolean numbers = first.type == OnnxJavaType.FLOAT || first.type == OnnxJavaType.FLOAT16;
        if (shape.length != 4 || shape[1] < 1 || shape[3] < 1 || !numbers) {
            throw noDecoder(file, "its keys and values are " + Arrays.toString(shape) + " of " + first.type);
        }
        return new CacheLayout(layers, (int) shape[1], (int) shape[3], first.type);
    }

    private static int vocabulary(Map<String, NodeInfo> outputs, Path file) throws FailureException {
        if (outputs.get("logits") instanceof NodeInfo logits && logits.getInfo() instanceof TensorInfo tensor
                && tensor.getShape().length == 3 && tensor.getShape()[2] > 0) {
            return (int) tensor.getShape()[2];
        }
        throw noDecoder(file, "it gives no logits for a vocabulary");
    }

    private static FailureException noDecoder(Path file, String why) {
        return new FailureException(new Failure.BadContent(file, "It is no model that writes text: " + why + '.',
                "Choose a model that was exported for text generation with past (Hugging Face Optimum does it)."));
    }

    CacheLayout layout() {
        return layout;
    }

    int vocabulary() {
        return vocabulary;
    }

    /**
     * Some rows of keys and values.
     *
     * @param first of the rows of {@code store}
     */
    record Rows(KeyValues store, int first, int count) {}

    /**
     * Reads {@code tokens} of each row behind the {@code known} ones; as many in each row.
     *
     * @param past what is known
     * @param present where that is written with what comes; the same as {@code past} if that has room for both
     * @return what stands for the last token of each row
     */
    float[][] run(int[][] tokens, int[] known, Rows past, Rows present, RunOptions options) throws OrtException {
        try (Inputs inputs = inputs(tokens, known); var outputs = new Inputs()) {
            Map<String, OnnxTensor> presents = new HashMap<>();
            for (int part = 0; part < layout.parts(); part++) {
                OnnxTensor read = past.store.tensor(environment, part, past.first, past.count);
                inputs.add(CacheLayout.past(part), read);
                if (present.equals(past)) {
                    presents.put(CacheLayout.present(part), read);
                } else {
                    outputs.add(CacheLayout.present(part),
                            present.store.tensor(environment, part, present.first, present.count));
                }
            }
            presents.putAll(outputs.all());
            try (OrtSession.Result result = session.run(inputs.all(), Set.of("logits"), presents, options)) {
                return lastLogits(result, tokens.length);
            }
        }
    }

    /** All inputs but the past, for {@code tokens} of each row behind {@code past} ones; as many in each row. */
    private Inputs inputs(int[][] tokens, int[] past) throws OrtException {
        int rows = tokens.length;
        int width = tokens[0].length;
        int total = Arrays.stream(past).max().orElse(0) + width;
        long[] ids = new long[rows * width];
        long[] positions = new long[rows * width];
        long[] mask = new long[rows * total];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(mask, row * total, row * total + past[row] + width, 1);
            for (int i = 0; i < width; i++) {
                ids[row * width + i] = tokens[row][i];
                positions[row * width + i] = past[row] + i;
            }
        }
        var inputs = new Inputs();
        inputs.add("input_ids", tensor(ids, rows, width));
        inputs.add("attention_mask", tensor(mask, rows, total));
        if (names.contains(POSITIONS)) {
            inputs.add(POSITIONS, tensor(positions, rows, width));
        }
        if (names.contains(KEEP)) {
            inputs.add(KEEP, tensor(new long[] {1}));
        }
        return inputs;
    }

    private OnnxTensor tensor(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    /** What stands for the last token of each of {@code rows}. */
    private float[][] lastLogits(OrtSession.Result result, int rows) {
        FloatBuffer all = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
        int perRow = all.remaining() / rows;
        float[][] last = new float[rows][vocabulary];
        for (int row = 0; row < rows; row++) {
            all.get((row + 1) * perRow - vocabulary, last[row]);
        }
        return last;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException wrong) {
            throw new IllegalStateException("a session that was open closes", wrong);
        }
    }

    /** Inputs of a run, closed together. */
    private static final class Inputs implements AutoCloseable {
        private final Map<String, OnnxTensor> tensors = new HashMap<>();
        private final List<OnnxTensor> owned = new ArrayList<>();

        void add(String name, OnnxTensor tensor) {
            tensors.put(name, tensor);
            owned.add(tensor);
        }

        Map<String, OnnxTensor> all() {
            return tensors;
        }

        @Override
        public void close() {
            owned.forEach(OnnxTensor::close);
        }
    }
}
