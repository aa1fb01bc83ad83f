package dev.rustaiide.ai.model.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class GgufTest {
    private static final int MUTATIONS = 600;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("model.gguf");
    }

    private byte[] decoder(TensorType type) throws IOException {
        var weights = new RandomWeights(new DecoderShape(258, 64, 2, 4, 2, 96, 128, 10_000, 1e-5), 7);
        GgufDecoder.write(weights, GgufVocabulary.ofBytes(), new GgufDecoder.Card("Small", "MIT"), type, file);
        return Files.readAllBytes(file);
    }

    @Test
    void what_was_written_is_read() throws Exception {
        decoder(TensorType.Q4_0);
        Gguf gguf = Gguf.read(file);
        assertEquals("llama", gguf.architecture());
        assertEquals(Optional.of("Small"), gguf.title());
        assertEquals(Optional.of("MIT"), gguf.licence());
        assertEquals(Optional.of(TensorType.Q4_0), gguf.quantisation());
        assertEquals(128, gguf.window());
        assertEquals(258, gguf.vocabulary());
        assertEquals("gpt2", gguf.tokenizer());
        assertEquals(Optional.empty(), gguf.chatTemplate());
        assertEquals(1, gguf.parts());
        assertEquals(List.of(64L, 258L), gguf.tensors().getFirst().shape());
        assertFalse(gguf.fillsGaps());
        assertFalse(gguf.embeds());
        long layer = 64 * 64 * 2 + 32 * 64 * 2 + 3 * 96 * 64 + 2 * 64;
        assertEquals(258 * 64 + 2 * layer + 64, gguf.parameters());
        assertEquals(gguf.size(), gguf.dataStart() + aligned(gguf));
        assertTrue(Gguf.is(file));
    }

    private static long aligned(Gguf gguf) {
        return gguf.tensors().stream().mapToLong(tensor -> (tensor.bytes() + 31) / 32 * 32).sum();
    }

    @Test
    void memory_grows_with_the_tokens_by_two_halves_for_each_layer_and_head() throws Exception {
        decoder(TensorType.F32);
        Gguf gguf = Gguf.read(file);
        long perToken = 2 * 2 * (16 + 16) * 2; // layers, heads of keys, key and value, bytes
        assertEquals(1000 * perToken, gguf.memory(2000) - gguf.memory(1000));
    }

    @Test
    void four_bits_take_a_quarter_of_the_room_of_full_precision_and_eight_bits_a_third() throws Exception {
        double full = decoder(TensorType.F32).length;
        assertTrue(decoder(TensorType.Q8_0).length < 0.33 * full);
        assertTrue(decoder(TensorType.Q4_0).length < 0.25 * full);
    }

    @Test
    void blocks_hold_their_numbers_within_half_a_step() {
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            float[] numbers = new float[32];
            float most = 0;
            for (int i = 0; i < 32; i++) {
                numbers[i] = (float) random.nextGaussian();
                most = Math.max(most, Math.abs(numbers[i]));
            }
            ByteBuffer eight = GgufOutput.q8(numbers, 0).flip();
            ByteBuffer four = GgufOutput.q4(numbers, 0).flip();
            float scale8 = Float.float16ToFloat(eight.getShort());
            float scale4 = Float.float16ToFloat(four.getShort());
            for (int i = 0; i < 32; i++) {
                assertEquals(numbers[i], scale8 * eight.get(2 + i), 0.51 * most / 127 + 0.001 * most);
                int both = four.get(2 + i % 16);
                int step = (i < 16 ? both & 15 : both >> 4 & 15) - 8;
                // What lies opposite to the farthest number cannot be reached: -8 has no 8.
                assertEquals(numbers[i], scale4 * step, 1.02 * most / 8);
            }
        }
    }

    @Test
    void each_place_where_a_file_may_be_cut_off_is_told() throws Exception {
        byte[] whole = decoder(TensorType.Q8_0);
        int start = (int) Gguf.read(file).dataStart();
        for (int length = 0; length < whole.length; length += length < start ? 29 : 4001) {
            String why = refusal(Arrays.copyOf(whole, length));
            boolean told = why.contains("ends") || length < 4 && why.contains("does not begin with GGUF");
            assertTrue(told, length + ": " + why);
        }
    }

    @Test
    void mutations_are_refused_or_read_and_nothing_else() throws Exception {
        byte[] whole = decoder(TensorType.Q4_0);
        int start = (int) Gguf.read(file).dataStart();
        var random = new Random(11);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = whole.clone();
            for (int change = 0; change <= random.nextInt(3); change++) {
                // Most of a header are its tokens; what counts is at the beginning and the end.
                int at = random.nextInt(3) == 0 ? random.nextInt(start)
                        : random.nextBoolean() ? random.nextInt(800) : start - 1 - random.nextInt(1000);
                mutated[at] = (byte) switch (random.nextInt(3)) {
                    case 0 -> 0xFF;
                    case 1 -> 0;
                    default -> random.nextInt();
                };
            }
            Files.write(file, mutated);
            refused += GgufFuzz.look(file, mutated.length) ? 0 : 1;
        }
        assertTrue(refused > MUTATIONS / 4 && refused < MUTATIONS, refused + " of " + MUTATIONS);
    }

    @Test
    void bytes_of_nobody_are_refused() throws Exception {
        var random = new Random(5);
        for (int i = 0; i < 100; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            byte[] head = {'G', 'G', 'U', 'F', 3, 0, 0, 0};
            System.arraycopy(head, 0, noise, 0, Math.min(random.nextInt(9), noise.length));
            Files.write(file, noise);
            GgufFuzz.look(file, noise.length);
        }
        assertTrue(refusal("PK\3\4 and so on".getBytes()).contains("does not begin with GGUF"));
        assertTrue(refusal(header(1, 0, 0)).contains("version 1 of GGUF"));
        assertTrue(refusal(header(0x0300_0000, 0, 0)).contains("largest byte first"));
        assertTrue(refusal(header(3, 1L << 40, 0)).contains("1099511627776 tensors"));
        assertTrue(refusal(header(3, 0, -1)).contains("18446744073709551615 entries of metadata"));
    }

    @Test
    void lists_that_are_longer_than_the_file_are_refused_at_once() throws Exception {
        byte[] list = join(header(3, 0, 1), text("k"), number(4, 9), number(4, 8), number(8, 1L << 60));
        assertTrue(refusal(list).contains("would have 1152921504606846976 items"));
        byte[] nested = join(header(3, 0, 1), text("k"), number(4, 9), number(4, 9), number(8, 1), number(8, 0));
        assertTrue(refusal(nested).contains("list of kind 9"));
        byte[] text = join(header(3, 0, 1), text("k"), number(4, 8), number(8, 1L << 50));
        assertTrue(refusal(text).contains("would have 1125899906842624 bytes"));
    }

    @Test
    void tensors_are_where_and_as_they_have_to_be() throws Exception {
        byte[] head = header(3, 1, 0);
        assertTrue(refusal(join(head, text("w"), number(4, 1), number(8, 64), number(4, 77), number(8, 0)))
                .contains("not known here (77)"));
        assertTrue(refusal(join(head, text("w"), number(4, 1), number(8, 33), number(4, 2), number(8, 0)))
                .contains("rows of 33 numbers in blocks of 32"));
        assertTrue(refusal(join(head, text("w"), number(4, 1), number(8, 32), number(4, 0), number(8, 64)))
                .contains("lies at 64 instead of 0"));
        assertTrue(refusal(join(head, text("w"), number(4, 2), number(8, 1L << 40), number(8, 1L << 40),
                number(4, 0), number(8, 0))).contains("is 1099511627776 long"));
        assertTrue(refusal(join(head, text("w"), number(4, 1), number(8, 1L << 56), number(4, 28), number(8, 0)))
                .contains("weights take"));
        assertTrue(refusal(join(head, text("w"), number(4, 9))).contains("9 dimensions"));
        assertTrue(refusal(join(head, text("w"), number(4, 1), number(8, 1 << 20), number(4, 0), number(8, 0)))
                .contains("weights take 4194304 bytes, but the file ends after"));
    }

    @Test
    void values_of_every_kind_are_read_and_long_ones_passed_over() throws Exception {
        byte[] bytes = join(header(3, 0, 8), text("a"), number(4, 0), number(1, 200), text("b"), number(4, 1),
                number(1, -3), text("c"), number(4, 7), number(1, 1), text("d"), number(4, 10), number(8, -1),
                text("e"), number(4, 6), number(4, Float.floatToIntBits(Float.NaN)),
                text("f"), number(4, 9), number(4, 2),
                number(8, 2), number(2, 7), number(2, 65535), text("g"), number(4, 9), number(4, 8), number(8, 2000),
                new byte[16000], text("h"), number(4, 8), text("x".repeat(Gguf.LONGEST_TEXT + 1)));
        Files.write(file, bytes);
        Gguf gguf = Gguf.read(file);
        assertEquals(Map.of("a", Json.of(200), "b", Json.of(-3), "c", Json.of(true), "d",
                new Json.Num("18446744073709551615"), "f", Json.array(List.of(Json.of(7), Json.of(65535)))),
                gguf.metadata());
        assertEquals(Map.of("f", 2L, "g", 2000L), gguf.lengths());
        assertEquals("", gguf.architecture());
        assertEquals(Optional.empty(), gguf.quantisation());
    }

    private String refusal(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return assertThrows(FailureException.class, () -> Gguf.read(file)).failure().why();
    }

    private static byte[] header(int version, long tensors, long entries) {
        return join("GGUF".getBytes(), number(4, version), number(8, tensors), number(8, entries));
    }

    private static byte[] text(String text) {
        return join(number(8, text.length()), text.getBytes());
    }

    private static byte[] number(int bytes, long value) {
        return Arrays.copyOf(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array(), bytes);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
