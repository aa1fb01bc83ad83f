package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.net.URL;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.llama.internal.RandomFiles;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.model.formats.TensorType;

/** The same weights as GGUF in llama.cpp and as ONNX in ONNX Runtime. */
class SameLogitsTest {
    private static final DecoderShape SHAPE = RandomFiles.shape(258);
    private static final long[] TOKENS = new Random(3).longs(40, 0, 256).toArray();

    @TempDir
    private Path folder;

    @Test
    void both_say_the_same_and_fewer_bits_nearly_the_same() throws Exception {
        URL list = Library.class.getResource("/linux-x64/libraries");
        assumeTrue(list != null, "llama.cpp is not part of this build: releng/natives brings it");
        var llama = new Llama(Path.of(URI.create(String.valueOf(list))).resolveSibling(""));
        float[] onnx = onnx();
        float[] full = llama(llama, TensorType.F32);
        for (int i = 0; i < onnx.length; i++) {
            // llama.cpp keeps keys and values in half precision.
            assertEquals(onnx[i], full[i], 0.01, "token " + i);
        }
        assertTrue(correlation(onnx, full) > 0.99999, "32 bit: " + correlation(onnx, full));
        assertTrue(correlation(onnx, llama(llama, TensorType.Q8_0)) > 0.999, "8 bit");
        assertTrue(correlation(onnx, llama(llama, TensorType.Q4_0)) > 0.95, "4 bit");
    }

    private float[] llama(Llama llama, TensorType type) throws Exception {
        Path file = folder.resolve(type + ".gguf");
        long model = llama.load(RandomFiles.write(file, 1, GgufVocabulary.ofBytes(), type));
        long opened = llama.open(model, 128, 64, 1, 1);
        var context = new Context(llama.library, opened, new Threads(llama.library, opened, 1), () -> false);
        var batch = new Batch(64);
        for (int i = 0; i < TOKENS.length; i++) {
            batch.add((int) TOKENS[i], i, 0, i == TOKENS.length - 1);
        }
        assertEquals(Context.DONE, context.compute(batch, 1, false));
        long address = llama.library.function("llama_get_logits_ith", 2).call(context.address(), TOKENS.length - 1);
        float[] logits = new float[SHAPE.vocabulary()];
        MemorySegment.copy(Library.MEMORY, JAVA_FLOAT, address, logits, 0, logits.length);
        return logits;
    }

    private float[] onnx() throws Exception {
        OnnxDecoder.write(new RandomWeights(SHAPE, 1), Precision.FULL, folder);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(folder.resolve(OnnxDecoder.MODEL).toString())) {
            long[] ones = new long[TOKENS.length];
            Arrays.fill(ones, 1);
            Map<String, OnnxTensor> inputs = new HashMap<>();
            inputs.put("input_ids", longs(TOKENS, 1, TOKENS.length));
            inputs.put("attention_mask", longs(ones, 1, TOKENS.length));
            inputs.put("num_logits_to_keep", longs(new long[] {1}));
            for (int layer = 0; layer < SHAPE.layers(); layer++) {
                for (String part : new String[] {".key", ".value"}) {
                    inputs.put("past_key_values." + layer + part, OnnxTensor.createTensor(environment,
                            FloatBuffer.allocate(0), new long[] {1, SHAPE.keyHeads(), 0, SHAPE.headWidth()}));
                }
            }
            try (OrtSession.Result result = session.run(inputs)) {
                float[] logits = new float[SHAPE.vocabulary()];
                ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer().get(logits);
                return logits;
            }
        }
    }

    private static OnnxTensor longs(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape);
    }

    private static double correlation(float[] a, float[] b) {
        double product = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return product / Math.sqrt(ofA * ofB);
    }
}
