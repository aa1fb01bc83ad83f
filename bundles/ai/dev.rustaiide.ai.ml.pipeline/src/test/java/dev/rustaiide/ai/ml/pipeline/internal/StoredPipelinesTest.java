package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.ml.pipeline.Artifact;
import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

class StoredPipelinesTest {
    @TempDir
    Path temp;
    private Path corpus;
    private final CountedSteps.Chain chain = new CountedSteps.Chain(0, 1);

    @BeforeEach
    void corpus() throws Exception {
        corpus = Files.createDirectories(temp.resolve("corpus"));
        Files.writeString(corpus.resolve("numbers.txt"), "1 2 3");
    }

    private StoredPipelines pipelines(CountedSteps.Chain chain) {
        return new StoredPipelines(new ContentStore(temp.resolve("store")), List.of(new CountedSteps.Read(), chain),
                Clock.systemUTC());
    }

    private Made last(CountedSteps.Chain chain) throws Exception {
        return pipelines(chain).run(CountedSteps.PIPELINE, corpus).await().steps().getLast();
    }

    private Path contentOf(String hash) {
        return temp.resolve("store/content").resolve(hash.substring(0, 2)).resolve(hash);
    }

    @Test
    void what_was_made_of_the_same_is_not_made_again() throws Exception {
        Made first = last(chain);
        Made again = last(chain);
        assertEquals(first.hash(), again.hash());
        assertFalse(first.isReused());
        assertTrue(again.isReused());
        assertEquals(CountedSteps.PARTS, chain.made.size());
    }

    @Test
    void another_input_or_other_code_makes_it_anew() throws Exception {
        Made first = last(chain);
        var other = new CountedSteps.Chain(0, 2);
        assertFalse(last(other).isReused());
        Files.writeString(corpus.resolve("numbers.txt"), "1 2 4");
        Made changed = last(chain);
        assertFalse(changed.isReused());
        assertFalse(changed.hash().equals(first.hash()));
        Files.writeString(corpus.resolve("numbers.txt"), "1 2 3");
        assertTrue(last(chain).isReused());
    }

    @Test
    void parts_go_when_their_step_is_done() throws Exception {
        last(chain);
        try (Stream<Path> all = Files.walk(temp.resolve("store/parts"))) {
            assertEquals(0, all.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void a_damaged_result_is_put_aside_and_made_anew() throws Exception {
        Made first = last(chain);
        String tree = Files.readString(contentOf(first.hash()));
        String hash = tree.substring(tree.indexOf(':') + 2, tree.length() - 2);
        Files.writeString(contentOf(hash), "x".repeat((int) Files.size(contentOf(hash))));
        Made mended = last(new CountedSteps.Chain(0, 1));
        assertFalse(mended.isReused());
        assertEquals(first.hash(), mended.hash());
        assertTrue(Files.exists(temp.resolve("store/damaged").resolve(hash)));
    }

    @Test
    void a_damaged_record_counts_as_none() throws Exception {
        Made first = last(chain);
        try (Stream<Path> all = Files.walk(temp.resolve("store/done"))) {
            for (Path record : all.filter(Files::isRegularFile).toList()) {
                Files.writeString(record, Files.readString(record).replace("sums", "sumX"));
            }
        }
        Made mended = last(chain);
        assertFalse(mended.isReused());
        assertEquals(first.hash(), mended.hash());
    }

    @Test
    void lineage_goes_back_to_the_corpus() throws Exception {
        Made made = last(chain);
        StoredPipelines pipelines = pipelines(chain);
        assertEquals(List.of("numbers", "sums"), pipelines.lineage("sums").stream().map(Made::step).toList());
        assertEquals(List.of("numbers", "sums"), pipelines.lineage(made.hash().substring(0, 9)).stream()
                .map(Made::step).toList());
        var unknown = assertThrows(FailureException.class, () -> pipelines.lineage("nothing"));
        assertTrue(unknown.failure().why().contains("No step"));
    }

    @Test
    void a_store_that_cannot_be_written_says_where_and_why() throws Exception {
        Files.writeString(temp.resolve("store"), "a file in its place");
        var failed = assertThrows(ExecutionException.class, () -> last(chain));
        var failure = ((FailureException) failed.getCause()).failure();
        assertTrue(failure.what().contains("store"), failure.what());
        assertTrue(failure.why().contains(temp.resolve("store").toString()), failure.why());
    }

    @Test
    void a_store_that_was_cut_in_half_is_told_as_that_and_made_whole_by_the_next_run() throws Exception {
        Made first = last(chain);
        StoredPipelines pipelines = pipelines(chain);
        Artifact artifact = pipelines.artifact(first.hash());
        try (Stream<Path> all = Files.walk(temp.resolve("store/content"))) {
            for (Path content : all.filter(Files::isRegularFile).toList()) {
                byte[] whole = Files.readAllBytes(content);
                Files.write(content, java.util.Arrays.copyOf(whole, whole.length / 2));
            }
        }
        var damaged = assertThrows(FailureException.class, () -> artifact.file("chain")).failure();
        assertTrue(damaged.why().contains("damaged") && damaged.nextStep().contains("again"), damaged.why());
        assertThrows(FailureException.class, () -> pipelines.artifact(first.hash()));
        Made mended = last(chain);
        assertFalse(mended.isReused());
        assertEquals(first.hash(), mended.hash());
        assertEquals(2, pipelines.kept().stream().map(Made::hash).distinct().count());
    }

    @Test
    void a_store_that_cannot_be_read_is_told_and_is_not_taken_for_an_empty_one() throws Exception {
        last(chain);
        Path record;
        try (Stream<Path> all = Files.walk(temp.resolve("store/done"))) {
            record = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        // A folder in the place of a file that is asked for: it is there, and cannot be read.
        Path broken = contentOf(last(chain).hash());
        Files.delete(broken);
        Files.createDirectory(broken);
        var refused = assertThrows(ExecutionException.class, () -> last(chain));
        var failure = ((FailureException) refused.getCause()).failure();
        assertTrue(failure.why().contains(broken.toString()), failure.why());
        assertTrue(failure.nextStep().contains("goes on where it was"), failure.nextStep());
        assertTrue(Files.exists(record));
    }

    @Test
    void many_may_write_the_same_at_once() throws Exception {
        byte[] content = new byte[300_000];
        new java.util.Random(1).nextBytes(content);
        List<Call<String>> calls = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(Call.start("put", scope -> {
                var store = new ContentStore(temp.resolve("store"));
                store.putPart("0".repeat(64), content);
                return store.put(content);
            }));
        }
        var store = new ContentStore(temp.resolve("store"));
        for (Call<String> call : calls) {
            assertArrayEquals(content, store.content(call.await()).orElseThrow());
        }
        assertArrayEquals(content, store.part("0".repeat(64)).orElseThrow());
        assertFalse(Files.exists(temp.resolve("store/damaged")));
    }

    @Test
    void a_wrong_declaration_is_refused_with_the_reason() throws Exception {
        check("{\"name\": \"x\", \"title\": \"X\", \"steps\": []}", "declares no steps");
        check("{\"name\": \"x\", \"title\": \"X\", \"steps\": [{\"name\": \"a\", \"kind\": \"bake\"}]}",
                "of the kind bake");
        check("{\"name\": \"x\", \"title\": \"X\", \"steps\": [{\"name\": \"a\", \"kind\": \"read\","
                + " \"inputs\": [\"b\"]}]}", "takes b");
        check("{\"name\": \"x\", \"title\": \"X\", \"steps\": [{\"name\": \"a\", \"kind\": \"read\","
                + " \"parameters\": {\"depth\": 3}}]}", "parameter depth");
        check("{\"name\": \"x\", \"title\": \"X\", \"steps\": [{\"name\": \"a\", \"kind\": \"chain\"}]}",
                "takes no step of the kind read");
        check("{\"name\": ", "no pipeline");
    }

    private void check(String declaration, String why) throws Exception {
        Path file = temp.resolve("pipeline.json");
        Files.writeString(file, declaration);
        var refused = assertThrows(FailureException.class, () -> pipelines(chain).read(file));
        assertTrue(refused.failure().why().contains(why), refused.failure().why());
    }
}
