package dev.rustaiide.ai.training.decoder.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.training.decoder.internal.child.Weights;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class LearnedElsewhereTest {
    private static final int VOCABULARY = 300;
    /** As names() of train.py: words; of the only layer two norms, queries, keys, values and three more; a norm. */
    private static final int SIZE = VOCABULARY * 32 + 32 + 2 * 32 * 32 + 2 * 16 * 32 + 32 + 3 * 64 * 32 + 32;
    private static final String REPORT = """
            {"vocabulary": 300, "width": 32, "layers": 1, "heads": 2, "keyHeads": 1, "inner": 64, "window": 64,
             "base": 10000.0, "epsilon": 1e-05, "steps": 7, "tokens": 448, "seconds": 3, "device": "a card",
             "lossOfUnseen": 1.5}
            """;

    @TempDir
    Path temp;
    private byte[] numbers;

    @BeforeEach
    void write() throws IOException {
        var bytes = ByteBuffer.allocate(2 * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SIZE; i++) {
            bytes.putShort((short) (Float.floatToIntBits(i % 9 - 4) >> 16));
        }
        numbers = bytes.array();
        Files.write(temp.resolve("numbers.bf16"), numbers);
        Files.writeString(temp.resolve("learned.json"), REPORT);
    }

    private Failure refusal(String hash, int vocabulary) {
        Failure failure = assertThrows(FailureException.class, () -> LearnedElsewhere.read(temp, hash, vocabulary))
                .failure();
        assertFalse(failure.nextStep().isEmpty());
        return failure;
    }

    @Test
    void its_numbers_are_those_that_were_learned_and_the_card_tells_where() throws Exception {
        LearnedElsewhere read = LearnedElsewhere.read(temp, Sha256.hex(numbers), VOCABULARY);
        Weights weights = read.weights();
        assertEquals(SIZE, weights.size());
        assertEquals(7, weights.steps());
        assertArrayEquals(new float[] {-4, -3, -2}, java.util.Arrays.copyOf(
                weights.tensor("model.embed_tokens.weight"), 3));
        assertEquals("releng/cuda/train.py on a card, 3 seconds", read.maker());
    }

    @Test
    void other_numbers_than_were_declared_are_refused() throws Exception {
        String hash = Sha256.hex(numbers);
        numbers[5]++;
        Files.write(temp.resolve("numbers.bf16"), numbers);
        assertTrue(refusal(hash, VOCABULARY).why().contains("another hash"));
    }

    @Test
    void numbers_that_are_cut_off_another_vocabulary_and_no_report_are_refused() throws Exception {
        assertTrue(refusal(Sha256.hex(numbers), 301).why().contains("300 tokens"));
        byte[] half = java.util.Arrays.copyOf(numbers, SIZE);
        Files.write(temp.resolve("numbers.bf16"), half);
        assertTrue(refusal(Sha256.hex(half), VOCABULARY).why().contains("numbers, and a decoder of that shape"));
        Files.writeString(temp.resolve("learned.json"), "{\"vocabulary\": 300}");
        assertTrue(refusal(Sha256.hex(half), VOCABULARY).why().contains("it says no width"));
        Files.delete(temp.resolve("learned.json"));
        assertTrue(refusal(Sha256.hex(half), VOCABULARY).why().contains("cannot be read"));
    }
}
