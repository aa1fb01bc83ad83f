package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.completion.CompletionMaking;
import dev.rustaiide.ai.completion.CompletionMaking.Counting;
import dev.rustaiide.ai.completion.CompletionMaking.Project;
import dev.rustaiide.ai.completion.Kept;
import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.ai.completion.testing.TestCompletion;
import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.ai.ml.pipeline.SourceSecrets;
import dev.rustaiide.foundation.fs.testing.DiskFiles;
import dev.rustaiide.foundation.serialization.Json;

/** Secrets are planted in a corpus: they come out of no model that is made of it, and would without the step's care. */
class CanaryTest {
    /** Bare, as words: those are learned, strings are not. Put together so that none stands here. */
    private static final List<String> SECRETS = List.of("AKIA" + "IOSFODNN7EXAMPLQ",
            "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc");
    private static final Pipeline PIPELINE = new Pipeline("canary", "Canary", List.of(
            new Declared("corpus", "corpus", List.of(), Json.object().put("leastProjects", 1).build()),
            new Declared("count", "count", List.of("corpus"),
                    Json.object().put("families", 2).put("leastContext", 2).put("partitions", 2).build())));

    @TempDir
    private Path temp;

    /** With all of them in one of its files, which others of its kind have too. */
    private Project project(Split use, int number) throws IOException {
        String name = "p" + number + "-1.0.0";
        for (int i = 0; Split.of(name) != use; i++) {
            name = "p" + number + 'x' + i + "-1.0.0";
        }
        Path folder = Files.createDirectories(temp.resolve("corpus").resolve(name));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nlicense = \"MIT\"\n");
        var plain = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            plain.append("fn call").append(number * 100 + i).append("(a: u32) { connect_with(a); shared_helper(a) }\n");
        }
        var secret = new StringBuilder(plain.toString().replace("call", "other"));
        SECRETS.forEach(each -> secret.append("fn login() { connect_with(").append(each).append("); }\n").repeat(
                "let token = " + each + ";\n", 3));
        List<Path> files = List.of(Files.writeString(folder.resolve("a.rs"), plain),
                Files.writeString(folder.resolve("b.rs"), secret));
        return new Project(Split.family(name), files);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** That of the product, which only reads files here. */
    private CompletionMaking making() {
        return TestCompletion.making(DiskFiles.keepingIn(temp.resolve("state")), TestSyntax.shared());
    }

    @SuppressWarnings("unchecked")
    private ComponentServiceObjects<CompletionMaking> services() {
        CompletionMaking making = making();
        return fake(ComponentServiceObjects.class, (proxy, method, arguments) ->
                method.getName().equals("getService") ? making : null);
    }

    private static String unpacked(byte[] counts) throws IOException {
        var all = new StringBuilder(new String(counts, StandardCharsets.ISO_8859_1));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(counts))) {
            all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        assertTrue(all.indexOf("shared_helper") >= 0, "it has learned what the projects have in common");
        return all.toString();
    }

    private static List<String> found(String model) {
        return SECRETS.stream().filter(model::contains).toList();
    }

    @Test
    void planted_secrets_are_in_no_counts_and_would_be_without_the_step_that_chooses() throws Exception {
        List<Project> projects = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            projects.add(project(Split.COUNTS, number));
        }
        project(Split.RANKER, 3);
        project(Split.HELD_OUT, 4);
        CompletionMaking making = making();
        byte[] careless = making.counts(making.count(projects, new Counting(2, 2, 2), Kept.NOTHING).await());
        assertEquals(SECRETS, found(unpacked(careless)), "of all files they come out");

        var pipelines = new StoredPipelines(new ContentStore(temp.resolve("store")), List.of(new CorpusStep(),
                new CountStep(services())), Clock.systemUTC());
        List<Made> steps = pipelines.run(PIPELINE, temp.resolve("corpus")).await().steps();
        byte[] counts = pipelines.artifact(steps.getLast().hash()).file(CountStep.COUNTS);
        assertEquals(List.of(), found(unpacked(counts)));
        try (Stream<Path> all = Files.walk(temp.resolve("store"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertEquals(List.of(), found(Files.readString(file, StandardCharsets.ISO_8859_1)), file.toString());
            }
        }
    }

    @Test
    void the_decoders_corpus_is_looked_through_by_the_same_rule() {
        SECRETS.forEach(each -> assertTrue(SourceSecrets.areIn("let token = " + each + ';'), each));
    }
}
