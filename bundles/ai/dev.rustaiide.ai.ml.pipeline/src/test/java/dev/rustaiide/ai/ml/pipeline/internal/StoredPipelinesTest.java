package dev.rustaiide.ai.ml.pipeline.internal;

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

import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
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
