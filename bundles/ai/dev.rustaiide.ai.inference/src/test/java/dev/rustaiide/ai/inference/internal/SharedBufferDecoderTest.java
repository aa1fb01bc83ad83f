package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;

/** What is known from before, and whoever else is written, changes nothing. */
class SharedBufferDecoderTest {
    private static final DecoderShape SHAPE = new DecoderShape(300, 64, 2, 4, 2, 96, 512, 10_000, 1e-5);
    private static final float SAME = 1e-4f;
    /** Activations in 8 bits: a difference in the last place can turn one of them to the next step, in each layer. */
    private static final float NEARLY_SAME = 0.1f;

    @TempDir
    static Path cache;
    @TempDir
    Path folder;

    private SharedBufferDecoder open(Precision precision) throws Exception {
        OnnxDecoder.write(new RandomWeights(SHAPE, 1), precision, folder);
        Path file = folder.resolve(OnnxDecoder.MODEL);
        var runtime = new Runtime(cache);
        var graph = new DecoderGraph(runtime.environment(), runtime.open(file, 1), file);
        assertTrue(SharedBufferDecoder.fits(graph));
        return new SharedBufferDecoder(graph);
    }

    private static int[] tokens(int seed, int count) {
        return new Random(seed).ints(count, 0, SHAPE.vocabulary()).toArray();
    }

    private static float[] whole(Decoder decoder, int[] tokens) throws Exception {
        try (SequenceCache fresh = decoder.room(tokens.length); var options = new RunOptions()) {
            return decoder.read(fresh, tokens, options);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void in_pieces_as_in_one(Precision precision) throws Exception {
        int[] tokens = tokens(5, 150);
        try (Decoder decoder = open(precision); SequenceCache cache = decoder.room(200);
                var options = new RunOptions()) {
            decoder.read(cache, Arrays.copyOfRange(tokens, 0, 90), options);
            decoder.read(cache, Arrays.copyOfRange(tokens, 90, 149), options);
            float[] last = decoder.read(cache, Arrays.copyOfRange(tokens, 149, 150), options);

            assertArrayEquals(whole(decoder, tokens), last, tolerance(precision));
            assertEquals(150, cache.length());
        }
    }

    @Test
    void agrees_with_the_plain_arithmetic() throws Exception {
        int[] tokens = tokens(6, 24);
        try (Decoder decoder = open(Precision.FULL)) {
            float[] plain = new PlainDecoder(new RandomWeights(SHAPE, 1))
                    .logits(Arrays.stream(tokens).asLongStream().toArray());
            assertArrayEquals(plain, whole(decoder, tokens), 1e-3f);
        }
    }

    /** The same graph, run as one that does not know shared buffers. */
    @Test
    void with_a_new_place_for_each_step_as_in_one_place() throws Exception {
        int[] tokens = tokens(11, 40);
        int[] changed = tokens.clone();
        changed[30] ^= 1;
        try (SharedBufferDecoder shared = open(Precision.FULL); var options = new RunOptions()) {
            GrowingDecoder.check(shared.graph());
            var growing = new GrowingDecoder(shared.graph());
            try (SequenceCache cache = growing.room(9)) {
                growing.read(cache, Arrays.copyOf(tokens, 39), options);
                assertArrayEquals(whole(shared, tokens),
                        growing.step(List.of(cache), new int[] {tokens[39]}, options)[0], SAME);
                cache.truncate(cache.common(changed));
                try (SequenceCache copy = growing.copy(cache, 20, 50)) {
                    growing.read(copy, Arrays.copyOfRange(changed, 20, 40), options);
                    assertArrayEquals(growing.read(cache, Arrays.copyOfRange(changed, 30, 40), options),
                            whole(shared, copy.tokens()), SAME);
                }
            }
        }
    }

    @Test
    void what_was_forgotten_is_written_over() throws Exception {
        int[] tokens = tokens(7, 40);
        int[] changed = tokens.clone();
        changed[30] ^= 1;
        try (Decoder decoder = open(Precision.FULL); SequenceCache cache = decoder.room(64);
                var options = new RunOptions()) {
            decoder.read(cache, tokens, options);
            cache.truncate(cache.common(changed));
            assertEquals(30, cache.length());

            assertArrayEquals(whole(decoder, changed),
                    decoder.read(cache, Arrays.copyOfRange(changed, 30, 40), options), SAME);
        }
    }

    @Test
    void a_run_that_is_told_to_end_leaves_all_as_it_was() throws Exception {
        int[] tokens = tokens(12, 50);
        try (Decoder decoder = open(Precision.FULL); SequenceCache cache = decoder.room(64);
                var options = new RunOptions(); var ended = new RunOptions()) {
            decoder.read(cache, Arrays.copyOf(tokens, 20), options);
            ended.setTerminate(true);
            int[] rest = Arrays.copyOfRange(tokens, 20, 50);

            assertThrows(OrtException.class, () -> decoder.read(cache, rest, ended));
            assertEquals(20, cache.length());
            assertArrayEquals(whole(decoder, tokens), decoder.read(cache, rest, options), SAME);
        }
    }

    @Test
    void a_copy_goes_its_own_way() throws Exception {
        int[] tokens = tokens(8, 20);
        try (Decoder decoder = open(Precision.FULL); SequenceCache cache = decoder.room(64);
                var options = new RunOptions()) {
            decoder.read(cache, tokens, options);
            try (SequenceCache copy = decoder.copy(cache, 10, 300)) {
                float[] after = decoder.read(copy, new int[] {7}, options);

                int[] expected = Arrays.copyOf(tokens, 11);
                expected[10] = 7;
                assertArrayEquals(whole(decoder, expected), after, SAME);
                assertEquals(20, cache.length());
            }
        }
    }

    /** Sequences of all lengths come and go between the steps. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void together_as_alone(Precision precision) throws Exception {
        var random = new Random(9);
        List<SequenceCache> active = new ArrayList<>();
        try (Decoder decoder = open(precision); var options = new RunOptions()) {
            for (int round = 0; round < 40; round++) {
                if (active.size() < 2 || active.size() < 7 && random.nextInt(3) == 0) {
                    SequenceCache joining = decoder.room(random.nextInt(200, 400));
                    decoder.read(joining, tokens(round, random.nextInt(1, 100)), options);
                    active.add(joining);
                } else if (random.nextInt(4) == 0) {
                    leave(decoder, active.remove(random.nextInt(active.size())), tolerance(precision));
                }
                int[] next = tokens(1000 + round, active.size());
                float[][] together = decoder.step(active, next, options);
                int looked = random.nextInt(active.size());
                assertArrayEquals(whole(decoder, active.get(looked).tokens()), together[looked],
                        tolerance(precision));
            }
            while (!active.isEmpty()) {
                leave(decoder, active.removeFirst(), tolerance(precision));
            }
        }
    }

    private static float tolerance(Precision precision) {
        return precision == Precision.FULL ? SAME : NEARLY_SAME;
    }

    private static void leave(Decoder decoder, SequenceCache leaving, float tolerance) throws Exception {
        decoder.settle(leaving);
        try (leaving; var options = new RunOptions()) {
            float[] goesOn = decoder.read(leaving, new int[] {3}, options);
            assertArrayEquals(whole(decoder, leaving.tokens()), goesOn, tolerance);
        }
    }
}
