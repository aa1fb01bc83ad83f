package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.UnpackedResources;

/** With the model that the product ships. */
class OnnxInferenceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WEIGHTS = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    @TempDir
    static Path cache;
    @TempDir
    Path temp;

    private static Path shipped(String name) throws Exception {
        URL url = OnnxInferenceTest.class.getClassLoader().getResource(name);
        return new UnpackedResources(cache).folder(name, Map.of(name, url)).resolve(name);
    }

    private static Model model(Path weights, Path tokenizer) {
        return new Model() {
            @Override
            public ModelCard card() {
                return new ModelCard(new ModelId("m", "1"), ModelTask.EMBED, "M", "MIT", "tests");
            }

            @Override
            public Files files() {
                return new Files(weights, tokenizer);
            }
        };
    }

    private static float cosine(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void like_means_near() throws Exception {
        var inference = TestModels.inference(cache);
        try (TextEmbedder embedder = inference.embedder(model(shipped(WEIGHTS), shipped(TOKENIZER))).await(PATIENCE)) {
            List<float[]> vectors = embedder.embed(List.of("retry the upload after an error",
                    "try again when sending the file has failed", "the colour of the sky at noon")).await(PATIENCE);

            assertEquals(384, embedder.dimensions());
            assertEquals(1, cosine(vectors.get(0), vectors.get(0)), 1e-5);
            assertTrue(cosine(vectors.get(0), vectors.get(1)) > 0.4, "near: " + cosine(vectors.get(0), vectors.get(1)));
            assertTrue(cosine(vectors.get(0), vectors.get(2)) < 0.2, "far: " + cosine(vectors.get(0), vectors.get(2)));
        }
    }

    @Test
    void a_text_has_its_vector_in_any_company() throws Exception {
        var inference = TestModels.inference(cache);
        String text = "parse the header";
        try (TextEmbedder embedder = inference.embedder(model(shipped(WEIGHTS), shipped(TOKENIZER))).await(PATIENCE)) {
            float[] alone = embedder.embed(List.of(text)).await(PATIENCE).getFirst();
            List<float[]> many = embedder.embed(Collections.nCopies(3, text)).await(PATIENCE);
            List<float[]> mixed = embedder.embed(List.of("x ".repeat(2000), text, "")).await(PATIENCE);

            assertArrayEquals(alone, many.get(2), 1e-5f);
            assertTrue(cosine(alone, mixed.get(1)) > 0.97, "8-bit activations share a scale: "
                    + cosine(alone, mixed.get(1)));
        }
    }

    @Test
    void closed_by_the_last_user_only() throws Exception {
        var inference = TestModels.inference(cache);
        Model model = model(shipped(WEIGHTS), shipped(TOKENIZER));
        TextEmbedder first = inference.embedder(model).await(PATIENCE);
        try (TextEmbedder second = inference.embedder(model).await(PATIENCE)) {
            first.close();
            first.close();

            assertEquals(1, second.embed(List.of("still here")).await(PATIENCE).size());
            assertThrows(IllegalStateException.class, () -> first.embed(List.of("x")));
        }
    }

    @Test
    void a_broken_model_says_which_file() throws Exception {
        Path broken = Files.write(temp.resolve("broken.onnx"), new byte[] {8, 1, 2, 3});
        var call = TestModels.inference(cache).embedder(model(broken, shipped(TOKENIZER)));

        var failure = assertInstanceOf(FailureException.class,
                assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause()).failure();

        assertEquals(broken, failure.at().orElseThrow().file());
        assertTrue(failure.why().startsWith("It is no model that can be run"), failure.why());
    }

    /** It would end the process: tried with 4,000 bytes and more, under a JVM with nothing else in it. */
    @Test
    void a_command_line_that_the_runtime_does_not_bear_is_refused() throws Exception {
        Path command = Files.write(temp.resolve("cmdline"), new byte[5000]);

        var failure = assertThrows(FailureException.class, () -> Runtime.refuseLongCommand(command)).failure();

        assertTrue(failure.why().contains("5000 bytes"), failure.why());
        Runtime.refuseLongCommand(Files.write(command, new byte[3000]));
        Runtime.refuseLongCommand(temp.resolve("none"));
    }

    @Test
    void a_broken_tokenizer_says_so() throws Exception {
        Path broken = Files.writeString(temp.resolve("tokenizer.json"), "{}");
        var call = TestModels.inference(cache).embedder(model(shipped(WEIGHTS), broken));

        var failure = assertInstanceOf(FailureException.class,
                assertThrows(ExecutionException.class, () -> call.await(PATIENCE)).getCause()).failure();

        assertTrue(failure.why().startsWith("It is no tokenizer"), failure.why());
    }
}
