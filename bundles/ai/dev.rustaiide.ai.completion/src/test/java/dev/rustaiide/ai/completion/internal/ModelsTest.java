package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.RankerRecipe;

class ModelsTest {
    private static final String SECRET = "sk_live_51Hc0ffee";

    private static GlobalCounts trained() {
        var training = new GlobalTraining(2, 2);
        for (int project = 0; project < 4; project++) {
            training.add(project, "let value = map.get(key).unwrap(); let other = map.get(key).unwrap();", "rust");
            training.add(project, "fn own" + project + "() { let token" + project + " = 1; }", "rust");
        }
        training.add(1, ("let password = " + SECRET + ";\n").repeat(50), "rust");
        return training.train();
    }

    private static byte[] written(GlobalCounts counts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(counts, bytes);
        return bytes.toByteArray();
    }

    private static Ranking ranking(long seed) {
        var training = new TreesTraining(Feature.COUNT, new RankerRecipe(1, 8, 5, 0.2, 1, 1, 1), 1);
        var random = new Random(seed);
        for (int group = 0; group < 300; group++) {
            float[] rows = new float[6 * Feature.COUNT];
            int right = 0;
            for (int i = 0; i < 6; i++) {
                for (int feature = 0; feature < Feature.COUNT; feature++) {
                    rows[i * Feature.COUNT + feature] = random.nextFloat();
                }
                boolean more = rows[i * Feature.COUNT + 4] > rows[right * Feature.COUNT + 4];
                right = more ? i : right;
            }
            training.group(rows, 6, right);
        }
        Trees trees = training.train(30);
        return new Ranking(Mixture.even().parts(), trees, Trees.NONE);
    }

    @Test
    void a_model_is_known_by_a_hash_of_all_that_it_has() {
        Ranking ranking = ranking(1);
        String hash = new LocalModel(new Models(trained(), ranking)).hash();
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
        assertEquals(hash, new LocalModel(new Models(trained(), ranking(1))).hash());
        assertNotEquals(hash, new LocalModel(new Models(trained(), ranking(2))).hash());
        assertNotEquals(hash, new LocalModel(new Models(GlobalCounts.NONE, ranking)).hash());
    }

    @Test
    void what_only_one_project_has_is_not_in_the_global_model() {
        GlobalCounts counts = trained();
        assertTrue(counts.words.contains("unwrap"));
        assertFalse(counts.words.contains(SECRET));
        assertFalse(counts.words.contains("password"));
        assertFalse(counts.words.contains("token1"));
    }

    @Test
    void a_model_that_was_written_says_what_it_said() throws IOException {
        GlobalCounts counts = trained();
        GlobalCounts read = ModelFile.global(new ByteArrayInputStream(written(counts)));
        assertEquals(counts.words, read.words);
        assertArrayEquals(counts.contexts, read.contexts);
        assertArrayEquals(counts.next, read.next);
        assertArrayEquals(counts.nextOften, read.nextOften);
        assertArrayEquals(counts.starts, read.starts);
        Ranking ranking = ranking(3);
        var bytes = new ByteArrayOutputStream();
        ModelFile.write(ranking, bytes);
        Ranking again = ModelFile.ranking(new ByteArrayInputStream(bytes.toByteArray()));
        float[] row = new float[Feature.COUNT];
        row[4] = 0.9f;
        assertEquals(ranking.names().score(row, 0), again.names().score(row, 0));
        assertArrayEquals(ranking.parts(), again.parts());
    }

    @Test
    void a_damaged_model_is_refused() throws IOException {
        byte[] whole = written(trained());
        var random = new Random(5);
        assertThrows(IOException.class, () -> ModelFile.ranking(new ByteArrayInputStream(whole)));
        assertThrows(IOException.class, () -> ModelFile.global(new ByteArrayInputStream(new byte[0])));
        for (int round = 0; round < 200; round++) {
            byte[] wrong = Arrays.copyOf(whole, round % 2 == 0 ? whole.length : random.nextInt(whole.length));
            if (round % 2 == 0) {
                wrong[random.nextInt(wrong.length - 4)] ^= (byte) (1 << random.nextInt(8));
            }
            refused(wrong, whole);
        }
    }

    /** Some bits of a deflated stream mean nothing. */
    private static void refused(byte[] wrong, byte[] whole) throws IOException {
        GlobalCounts read;
        try {
            read = ModelFile.global(new ByteArrayInputStream(wrong));
        } catch (IOException expected) {
            return;
        }
        assertArrayEquals(whole, written(read));
    }

    @Test
    void the_same_seed_grows_the_same_trees_and_they_find_what_matters() {
        Trees one = ranking(1).names();
        Trees other = ranking(1).names();
        assertArrayEquals(one.thresholds(), other.thresholds());
        assertArrayEquals(one.features(), other.features());
        float[] low = new float[Feature.COUNT];
        float[] high = new float[Feature.COUNT];
        high[4] = 0.99f;
        low[4] = 0.01f;
        assertTrue(one.score(high, 0) > one.score(low, 0) + 1);
    }

    @Test
    void the_probabilities_of_all_tokens_are_at_most_one() {
        var models = new Models(trained(), Ranking.untrained());
        Project project = Project.empty(models);
        FileTokens other = project.tokens("let value = map.get(key); let value = map.len(); map.get(other)", "rust");
        project = project.with(ProjectCounts.of(Map.of(Path.of("other"), other.numbers())), RelatedCode.NONE);
        String[] texts = {"", "let value = map.", "let", "x y z map.get(", "let value = map.get(key).unwrap(); let "};
        for (String text : texts) {
            FileTokens tokens = project.tokens(text, "rust");
            var place = new Place(project, Path.of("this"), tokens, text.length(), text.length(), "");
            var mixture = Mixture.even();
            mixture.about(place.evidence());
            double sum = 0;
            for (int token = 0; token < project.vocabulary.size(); token++) {
                double probability = mixture.probability(token);
                assertTrue(probability >= 0);
                sum += probability;
            }
            // Counts of the global model are rounded to steps of a ninth.
            assertTrue(sum <= 1.06, text + " " + sum);
        }
    }

    @Test
    void learning_makes_what_was_seen_likelier() {
        Project project = Project.empty(Models.NONE);
        String text = "a b a b a b c a ";
        FileTokens tokens = project.tokens(text, "rust");
        var place = new Place(project, Path.of("this"), tokens, text.length(), text.length(), "");
        var mixture = Mixture.even();
        int next = place.token("b");
        mixture.about(place.evidence());
        double before = mixture.probability(next);
        for (int i = 0; i < 100; i++) {
            mixture.about(place.evidence());
            mixture.learn(next, 0.2);
        }
        mixture.about(place.evidence());
        assertTrue(mixture.probability(next) > before);
    }

    @Test
    void what_n_grams_or_the_decoder_learned_from_is_not_measured_with() {
        assertTrue(ShippedModels.trainedOn().containsAll(List.of("anyhow", "rustc_middle")));
    }
}
