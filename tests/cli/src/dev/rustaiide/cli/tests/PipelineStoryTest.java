package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.Split;
import dev.rustaiide.foundation.serialization.Json;

/** Models made by a pipeline, twice, each time by a user who has made none before. */
class PipelineStoryTest {
    /** More than the index looks through one by one. */
    private static final int FILES = 60;

    @TempDir
    Path work;
    private Path corpus;
    private Path declaration;

    @BeforeEach
    void make_a_corpus() throws IOException {
        corpus = Files.createDirectories(work.resolve("corpus"));
        for (Split use : Split.values()) {
            for (int number = 0; number < 3; number++) {
                project(name(use, number), use.ordinal() * 10 + number);
            }
        }
        declaration = Files.writeString(work.resolve("small.json"), """
                {"name": "small", "title": "Small", "steps": [
                  {"name": "corpus", "kind": "corpus", "parameters": {"leastProjects": 2}},
                  {"name": "ngrams", "kind": "count", "inputs": ["corpus"], "parameters": {"partitions": 4}},
                  {"name": "ranker", "kind": "rank", "inputs": ["corpus", "ngrams"],
                    "parameters": {"names": 30, "tokens": 20, "trees": 6, "leaves": 6, "leastRows": 8,
                      "treesAtOnce": 3}},
                  {"name": "evaluation", "kind": "evaluate", "inputs": ["corpus", "ngrams", "ranker"],
                    "parameters": {"points": 90}},
                  {"name": "package", "kind": "package", "inputs": ["corpus", "ngrams", "ranker", "evaluation"]}]}
                """);
    }

    /** A name of a project that is used so. */
    private static String name(Split use, int number) {
        return IntStream.iterate(0, i -> i + 1).mapToObj(i -> "p" + number + "x" + i + "-1.0.0")
                .filter(name -> Split.of(name) == use).findFirst().orElseThrow();
    }

    /** Files of unlike size, so that the workers of the index are done in another order than they began. */
    private void project(String name, long seed) throws IOException {
        Path source = Files.createDirectories(corpus.resolve(name).resolve("src"));
        Files.writeString(corpus.resolve(name).resolve("Cargo.toml"), "[package]\nname = \"p\"\nlicense = \"MIT\"\n");
        var random = new Random(seed);
        for (int file = 0; file < FILES; file++) {
            var text = new StringBuilder();
            for (int i = file % 11 == 0 ? 80 : 3; i > 0; i--) {
                int kind = random.nextInt(9);
                text.append("pub struct Kind").append(kind).append(";\nimpl Kind").append(kind)
                        .append(" {\n    pub fn shared_by_").append(random.nextInt(12)).append("(&self, value_of_")
                        .append(random.nextInt(20)).append(": u32) -> u32 {\n        let counted_")
                        .append(random.nextInt(20)).append(" = self.shared_by_").append(random.nextInt(12))
                        .append("(").append(random.nextInt(99)).append(");\n        self.shared_by_")
                        .append(random.nextInt(12)).append("(counted_").append(random.nextInt(20))
                        .append(")\n    }\n}\n");
            }
            Files.writeString(source.resolve("f" + file + ".rs"), text.toString());
        }
    }

    private List<Json> steps(String user) throws Exception {
        var run = new CommandLine(work.resolve(user)).run("ml", "run", declaration.toString(), "--corpus",
                corpus.toString(), "--json");
        assertEquals(0, run.exit(), run.err());
        return run.json().get("steps").items();
    }

    @Test
    void the_same_corpus_gives_the_same_models_and_the_same_figures_to_the_last_bit() throws Exception {
        List<Json> one = steps("ann");
        List<Json> other = steps("ben");
        assertEquals(5, one.size());
        for (int i = 0; i < one.size(); i++) {
            assertEquals(one.get(i).string("hash"), other.get(i).string("hash"), one.get(i).string("step"));
            assertEquals("false", other.get(i).get("reused").print());
        }
        assertTrue(one.get(2).get("notes").number("places", 0) > 50, one.get(2).print());
        assertTrue(one.get(3).get("notes").number("points", 0) > 50, one.get(3).print());
    }
}
