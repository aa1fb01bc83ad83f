package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;

/** What {@link OnnxDecoder} writes, run by ONNX Runtime. */
class OnnxDecoderTest {
    private static final DecoderShape SHAPE = new DecoderShape(300, 64, 2, 4, 2, 96, 64, 10_000, 1e-5);

    @TempDir
    static Path cache;
    @TempDir
    Path folder;

    private OrtSession open(Precision precision) throws Exception {
        OnnxDecoder.write(new RandomWeights(SHAPE, 1), precision, folder.resolve(precision.name()));
        return new Runtime(cache).open(folder.resolve(precision.name()).resolve(OnnxDecoder.MODEL), 1);
    }

    private static OnnxTensor longs(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape);
    }

    /** The logits of the last {@code kept} tokens, without anything known from before. */
    private static float[] logits(OrtSession session, long[] tokens, int kept) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        long[] ones = new long[tokens.length];
        Arrays.fill(ones, 1);
        inputs.put("input_ids", longs(tokens, 1, tokens.length));
        inputs.put("attention_mask", longs(ones, 1, tokens.length));
        inputs.put("num_logits_to_keep", longs(new long[] {kept}));
        for (int layer = 0; layer < SHAPE.layers(); layer++) {
            for (String part : new String[] {".key", ".value"}) {
                inputs.put("past_key_values." + layer + part, OnnxTensor.createTensor(OrtEnvironment.getEnvironment(),
                        FloatBuffer.allocate(0), new long[] {1, SHAPE.keyHeads(), 0, SHAPE.headWidth()}));
            }
        }
        try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer buffer = ((OnnxTensor) result.get("logits").orElseThrow()).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] tokens(int count) {
        return new Random(3).longs(count, 0, SHAPE.vocabulary()).toArray();
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void the_last_logits_are_those_of_all(Precision precision) throws Exception {
        try (OrtSession session = open(precision)) {
            float[] all = logits(session, tokens(20), 20);
            float[] last = logits(session, tokens(20), 1);

            assertEquals(20 * SHAPE.vocabulary(), all.length);
            assertArrayEquals(Arrays.copyOfRange(all, 19 * SHAPE.vocabulary(), all.length), last, 1e-4f);
        }
    }

    /** Against the same arithmetic in plain Java. */
    @Test
    void the_graph_computes_what_a_decoder_is() throws Exception {
        float[] expected = new PlainDecoder(new RandomWeights(SHAPE, 1)).logits(tokens(20));
        try (OrtSession session = open(Precision.FULL)) {
            assertArrayEquals(expected, logits(session, tokens(20), 1), 1e-3f);
        }
    }

    @Test
    void few_bits_say_nearly_the_same_in_less_room() throws Exception {
        float[] full;
        try (OrtSession session = open(Precision.FULL)) {
            full = logits(session, tokens(20), 20);
        }
        long size = Files.size(folder.resolve("FULL").resolve(OnnxDecoder.MODEL));
        try (OrtSession eight = open(Precision.INT8); OrtSession four = open(Precision.INT4)) {
            double near = correlation(full, logits(eight, tokens(20), 20));
            double less = correlation(full, logits(four, tokens(20), 20));

            assertTrue(near > 0.999, "8 bit: " + near);
            assertTrue(less > 0.95 && less < near, "4 bit: " + less);
        }
        assertTrue(Files.size(folder.resolve("INT8").resolve(OnnxDecoder.MODEL)) < size * 0.35);
        assertTrue(Files.size(folder.resolve("INT4").resolve(OnnxDecoder.MODEL)) < size * 0.25);
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
