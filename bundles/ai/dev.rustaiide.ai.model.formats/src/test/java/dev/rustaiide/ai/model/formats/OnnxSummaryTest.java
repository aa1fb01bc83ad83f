package dev.rustaiide.ai.model.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class OnnxSummaryTest {
    private static final DecoderShape SHAPE = new DecoderShape(96, 64, 2, 4, 2, 128, 256, 10000, 1e-5);
    @TempDir
    Path temp;

    private Path decoder(Precision precision) throws Exception {
        OnnxDecoder.write(new RandomWeights(SHAPE, 1), precision, temp);
        return temp.resolve(OnnxDecoder.MODEL);
    }

    @Test
    void a_decoder_has_the_inputs_and_outputs_of_its_layers_and_no_weights_among_them() throws Exception {
        OnnxSummary summary = OnnxSummary.read(decoder(Precision.values()[0]));

        assertTrue(summary.inputs().containsAll(List.of("input_ids", "attention_mask", "past_key_values.1.value")));
        assertFalse(summary.inputs().contains("model.norm.weight"));
        assertTrue(summary.outputs().containsAll(List.of("logits", "present.0.key")));
        assertEquals("32 bit", summary.precision());
        assertEquals(Map.of(), summary.external());
        long weights = 96 * 64 + 2 * (2 * 64 * 64 + 2 * 64 * 32 + 3 * 64 * 128 + 2 * 64) + 64;
        assertTrue(summary.parameters() >= weights && summary.parameters() < weights * 1.6, summary.toString());
    }

    @Test
    void of_weights_of_few_bits_it_is_known_how_many_there_are() throws Exception {
        long whole = OnnxSummary.read(decoder(Precision.FULL)).parameters();
        OnnxSummary eight = OnnxSummary.read(decoder(Precision.INT8));
        OnnxSummary four = OnnxSummary.read(decoder(Precision.INT4));

        assertEquals("8 bit", eight.precision());
        assertEquals("4 bit", four.precision());
        for (OnnxSummary each : List.of(eight, four)) {
            assertTrue(each.parameters() > whole * 0.9 && each.parameters() < whole * 1.2, each + " and " + whole);
        }
    }

    @Test
    void the_files_beside_it_are_named_with_the_length_they_need() throws Exception {
        Path file = Files.write(temp.resolve("m.onnx"), model(tensor("a", "w.data", "0", "100"),
                tensor("b", "w.data", "4096", "400"), tensor("c", "v.data", "8", "0")));

        assertEquals(Map.of("w.data", 4496L, "v.data", 8L), OnnxSummary.read(file).external());
    }

    private static ProtobufMessage tensor(String name, String location, String offset, String length) {
        return new ProtobufMessage().number(1, 10).number(2, 1).text(8, name)
                .message(13, entry("location", location)).message(13, entry("offset", offset))
                .message(13, entry("length", length)).number(14, 1);
    }

    private static ProtobufMessage entry(String key, String value) {
        return new ProtobufMessage().text(1, key).text(2, value);
    }

    private static byte[] model(ProtobufMessage... tensors) throws Exception {
        var graph = new ProtobufMessage();
        for (ProtobufMessage tensor : tensors) {
            graph.message(5, tensor);
        }
        graph.message(12, new ProtobufMessage().text(1, "logits"));
        var bytes = new ByteArrayOutputStream();
        new ProtobufMessage().number(1, 10).message(7, graph).message(8, new ProtobufMessage().number(2, 21))
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void weights_at_no_place_are_refused() throws Exception {
        for (String number : List.of("-1", "x", "9223372036854775807")) {
            Path file = Files.write(temp.resolve("m.onnx"), model(tensor("a", "w", "8", number)));
            assertThrows(FailureException.class, () -> OnnxSummary.read(file), number);
        }
    }

    @Test
    void a_file_that_ends_early_is_refused_wherever_it_ends() throws Exception {
        byte[] whole = Files.readAllBytes(decoder(Precision.values()[0]));
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            int length = i < 20 ? i : random.nextInt(whole.length);
            Path file = Files.write(temp.resolve("cut.onnx"), Arrays.copyOf(whole, length));
            var refused = assertThrows(FailureException.class, () -> OnnxSummary.read(file), "cut at " + length);
            assertEquals(Failure.BadContent.class, refused.failure().getClass());
        }
    }

    @Test
    void whatever_is_in_the_file_reading_ends() throws Exception {
        byte[] whole = model(tensor("a", "w.data", "0", "100"));
        var random = new Random(11);
        int read = 0;
        for (int i = 0; i < 400; i++) {
            byte[] other = whole.clone();
            for (int change = 0; change <= i % 4; change++) {
                other[random.nextInt(other.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(temp.resolve("any.onnx"), other);
            read += OnnxSummaryFuzz.look(file) ? 1 : 0;
        }
        assertTrue(read > 0 && read < 400, read + " read");
    }

    @Test
    void what_is_not_there_is_said_so() {
        var missing = assertThrows(FailureException.class, () -> OnnxSummary.read(temp.resolve("no.onnx")));
        assertEquals(Failure.Missing.class, missing.failure().getClass());
    }
}
