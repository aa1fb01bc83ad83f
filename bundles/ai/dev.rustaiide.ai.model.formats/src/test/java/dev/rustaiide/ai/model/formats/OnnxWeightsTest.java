package dev.rustaiide.ai.model.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;

class OnnxWeightsTest {
    private static final DecoderShape SHAPE = new DecoderShape(96, 64, 2, 4, 2, 128, 64, 10_000, 1e-5);
    private static final RandomWeights WRITTEN = new RandomWeights(SHAPE, 5);
    private static final List<String> NAMES = List.of("model.embed_tokens.weight", "model.norm.weight",
            "model.layers.0.input_layernorm.weight", "model.layers.1.self_attn.q_proj.weight",
            "model.layers.1.self_attn.k_proj.weight", "model.layers.1.self_attn.v_proj.weight",
            "model.layers.0.self_attn.o_proj.weight", "model.layers.1.mlp.gate_proj.weight",
            "model.layers.0.mlp.up_proj.weight", "model.layers.1.mlp.down_proj.weight");

    @TempDir
    private Path folder;

    private OnnxWeights written(Precision precision) throws IOException, FailureException {
        OnnxDecoder.write(WRITTEN, precision, folder);
        return OnnxWeights.read(folder);
    }

    @Test
    void whole_numbers_are_read_as_they_were_written() throws Exception {
        OnnxWeights read = written(Precision.FULL);
        assertEquals(SHAPE, read.shape());
        for (String name : NAMES) {
            assertArrayEquals(WRITTEN.tensor(name), read.tensor(name), name);
        }
        assertThrows(IllegalArgumentException.class, () -> read.tensor("model.layers.7.mlp.up_proj.weight"));
        assertThrows(IllegalArgumentException.class, () -> read.tensor("lm_head"));
    }

    @Test
    void numbers_of_few_bits_are_read_as_what_a_runtime_takes_them_for() throws Exception {
        for (Precision precision : List.of(Precision.INT8, Precision.INT4)) {
            OnnxWeights read = written(precision);
            for (String name : NAMES) {
                float[] was = WRITTEN.tensor(name);
                float[] is = read.tensor(name);
                int columns = name.contains("down_proj") ? SHAPE.inner() : SHAPE.width();
                float[] rounded = was.length == SHAPE.width() ? was
                        : BlockQuantized.of(was, columns, precision.bits()).values();
                assertArrayEquals(rounded, is, name);
            }
        }
    }

    @Test
    void what_is_cut_or_changed_is_refused_and_never_read_wrong_in_shape() throws Exception {
        written(Precision.INT4);
        Path file = folder.resolve(OnnxDecoder.MODEL);
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(3);
        for (int i = 0; i < 60; i++) {
            Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length)));
            String why = assertThrows(FailureException.class, () -> OnnxWeights.read(folder)).failure().why();
            assertFalse(why.isBlank());
        }
        for (int i = 0; i < 200; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            try {
                assertEquals(96 * 64, OnnxWeights.read(folder).tensor("model.embed_tokens.weight").length);
            } catch (FailureException refused) {
                assertTrue(refused.failure().why().startsWith("Its numbers cannot be read"), refused.failure().why());
            }
        }
    }

    @Test
    void numbers_that_are_none_and_decoders_of_others_are_refused() throws Exception {
        OnnxDecoder.write(new DecoderWeights() {
            @Override
            public DecoderShape shape() {
                return SHAPE;
            }

            @Override
            public float[] tensor(String name) {
                float[] numbers = WRITTEN.tensor(name);
                numbers[0] = name.endsWith("norm.weight") ? Float.NaN : numbers[0];
                return numbers;
            }
        }, Precision.FULL, folder);
        assertTrue(refusal().contains("no number in model.norm.weight"), refusal());
        written(Precision.FULL);
        Path config = folder.resolve(OnnxDecoder.CONFIG);
        Files.writeString(config, Files.readString(config).replace("\"num_hidden_layers\": 2",
                "\"num_hidden_layers\": 3"));
        assertTrue(refusal().contains("no tensor model.layers.2."), refusal());
        Files.writeString(config, "{");
        assertThrows(FailureException.class, () -> OnnxWeights.read(folder));
        Files.delete(config);
        assertTrue(assertThrows(FailureException.class, () -> OnnxWeights.read(folder)).failure().toString()
                .contains("config.json"));
    }

    private String refusal() {
        return assertThrows(FailureException.class, () -> OnnxWeights.read(folder)).failure().why();
    }
}
