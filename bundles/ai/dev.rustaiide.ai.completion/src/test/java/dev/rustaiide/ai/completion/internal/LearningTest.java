package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.Lessons;
import dev.rustaiide.ai.completion.RankerRecipe;

class LearningTest {
    private static final String CANARY = "q7Xv-CANARY-93Zt";

    private static GlobalCounts counts(GlobalCounts before, String... texts) {
        var counts = new AddedCounts(before);
        for (String text : texts) {
            counts.add(text, "rust");
        }
        return counts.counts();
    }

    private static int[] follows(GlobalCounts counts, String... before) {
        var tally = new Tally();
        int[] context = new int[before.length];
        for (int i = 0; i < before.length; i++) {
            context[i] = counts.words.indexOf(before[before.length - 1 - i]) + 1;
        }
        counts.tell(context, tally);
        return java.util.stream.IntStream.range(0, tally.size()).map(tally::token).toArray();
    }

    @Test
    void what_texts_have_in_common_is_counted_and_what_one_has_alone_is_not() {
        GlobalCounts counts = counts(GlobalCounts.NONE, "shared.again(); alone.once();", "shared.again();");
        assertTrue(counts.words.contains("shared"));
        assertFalse(counts.words.contains("alone"));
        assertFalse(counts.words.contains("once"));
    }

    @Test
    void strings_and_numbers_do_not_come_out_of_a_model_however_often_they_stand() throws Exception {
        String text = "fn login() { connect(\"" + CANARY + "\", 7719305); connect(\"" + CANARY + "\", 7719305); }\n";
        GlobalCounts counts = counts(GlobalCounts.NONE, text, text, text, text);
        assertTrue(counts.words.contains("connect"));
        assertFalse(counts.words.stream().anyMatch(word -> word.contains("CANARY") || word.contains("7719305")));
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(counts, bytes);
        var read = ModelFile.global(new java.io.ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(counts.words, read.words);
        assertFalse(new String(new java.util.zip.InflaterInputStream(new java.io.ByteArrayInputStream(
                bytes.toByteArray())).readAllBytes(), StandardCharsets.ISO_8859_1).contains("CANARY"));
    }

    @Test
    void a_model_has_a_hash_of_its_counts_and_its_ranker() {
        GlobalCounts some = counts(GlobalCounts.NONE, "shared.again();", "shared.again();");
        GlobalCounts others = counts(GlobalCounts.NONE, "other.again();", "other.again();");
        String hash = new LocalModel(new Models(some, Ranking.untrained())).hash();
        assertEquals(64, hash.length());
        assertEquals(hash, new LocalModel(new Models(some, Ranking.untrained())).hash());
        assertNotEquals(hash, new LocalModel(new Models(others, Ranking.untrained())).hash());
        float[] parts = Ranking.untrained().parts().clone();
        parts[3] += 0.1f;
        assertNotEquals(hash, new LocalModel(new Models(some, new Ranking(parts, Trees.NONE, Trees.NONE))).hash());
    }

    @Test
    void counts_are_added_to_those_that_were_there_and_words_keep_their_numbers() {
        GlobalCounts before = counts(GlobalCounts.NONE, "let first = old.call();", "let first = old.call();");
        GlobalCounts after = counts(before, "old.other(); old.other();", "old.other();");
        assertEquals(before.words, after.words.subList(0, before.words.size()));
        int[] next = follows(after, "old", ".");
        assertEquals(2, next.length);
        assertTrue(after.count(after.words.indexOf("old") + 1) > before.count(before.words.indexOf("old") + 1));
    }

    /** In each group the right one has the greatest third feature, mostly. */
    private static Lessons lessons(long seed) {
        var random = new Random(seed);
        var made = new Lessons.Builder(Feature.COUNT);
        for (int group = 0; group < 300; group++) {
            float[] rows = new float[8 * Feature.COUNT];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.nextFloat();
            }
            int right = random.nextInt(8);
            rows[right * Feature.COUNT + 2] += 0.7f;
            made.add(rows, 8, right, true, "project");
        }
        return made.lessons();
    }

    private static double first(Trees trees, Lessons lessons) {
        int first = 0;
        for (int place = 0; place < lessons.places(); place++) {
            double right = trees.score(lessons.rows(), lessons.rights()[place] * Feature.COUNT);
            boolean best = true;
            for (int row = lessons.starts()[place]; row < lessons.starts()[place + 1]; row++) {
                best &= row == lessons.rights()[place] || trees.score(lessons.rows(), row * Feature.COUNT) < right;
            }
            first += best ? 1 : 0;
        }
        return (double) first / lessons.places();
    }

    private static Trees grown(Trees before, int trees, RankerRecipe recipe) {
        var training = new TreesTraining(Feature.COUNT, recipe, 1);
        training.groups(lessons(1), place -> true);
        training.begin(before);
        for (int i = 0; i < trees; i++) {
            training.step();
        }
        return training.grown();
    }

    @Test
    void trees_go_on_growing_where_others_stopped() {
        var recipe = new RankerRecipe(20, 6, 10, 0.3, 1, 1, 1);
        Trees whole = grown(Trees.NONE, 20, recipe);
        Trees half = grown(Trees.NONE, 10, recipe);
        Trees both = half.and(grown(half, 10, recipe));
        assertEquals(20, both.size());
        Lessons unseen = lessons(2);
        for (int row = 0; row < 50; row++) {
            // Sums of floats in another order.
            assertEquals(whole.score(unseen.rows(), row * Feature.COUNT), both.score(unseen.rows(), row
                    * Feature.COUNT), 0.1);
        }
        assertTrue(first(both, unseen) > 0.5, "" + first(both, unseen));
    }

    @Test
    void what_is_no_number_any_more_ends_it_and_one_that_is_none_among_the_features_does_not() {
        var recipe = new RankerRecipe(20, 6, 10, 1e300, 1, 1, 1);
        var thrown = assertThrows(ArithmeticException.class, () -> grown(Trees.NONE, 20, recipe));
        assertTrue(thrown.getMessage().matches("the (loss|value) of tree [1-9][0-9]* is .*"), thrown.getMessage());
        Lessons some = lessons(1);
        some.rows()[5] = Float.NaN;
        some.rows()[Feature.COUNT] = Float.POSITIVE_INFINITY;
        var training = new TreesTraining(Feature.COUNT, new RankerRecipe(20, 6, 10, 0.3, 1, 1, 1), 1);
        training.groups(some, place -> true);
        Trees trees = training.train(20);
        assertTrue(first(trees, lessons(2)) > 0.5, "it learns from the others");
        for (int row = 0; row < 50; row++) {
            assertTrue(Double.isFinite(trees.score(some.rows(), row * Feature.COUNT)));
        }
    }

    @Test
    void of_nothing_no_tree_grows() {
        var training = new TreesTraining(Feature.COUNT, RankerRecipe.SHIPPED, 1);
        assertEquals(0, training.train(3).size());
    }

    @Test
    void trees_on_shares_of_rows_and_features_learn_too_and_the_same_seed_gives_the_same() {
        var recipe = new RankerRecipe(20, 6, 10, 0.3, 1, 0.5, 0.5);
        Trees one = grown(Trees.NONE, 20, recipe);
        Trees other = grown(Trees.NONE, 20, recipe);
        assertArrayEquals(one.thresholds(), other.thresholds());
        assertTrue(first(one, lessons(2)) > 0.4, "" + first(one, lessons(2)));
    }

    @Test
    void features_are_declared_in_the_order_of_a_row() {
        var declared = Feature.declared();
        assertEquals(Feature.COUNT, declared.size());
        assertEquals("probability", declared.getFirst().name());
        assertTrue(declared.stream().allMatch(feature -> feature.least() < feature.most()
                && !feature.meaning().isEmpty()));
        assertEquals(List.of("case", "after", "after_case", "source_kind"), declared.stream()
                .filter(feature -> !feature.isOrdered()).map(feature -> feature.name()).toList());
    }
}
