package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** What is intelligent works on this machine alone: all of it at once, and code found by what it is about. */
class OfflineStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;

    @BeforeEach
    void make_a_project() throws Exception {
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("net")).toRealPath();
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("src/lib.rs"), """
                /// Sends the picture to the server once more when that has failed.
                pub fn retry_upload(times: usize) -> bool {
                    times > 0
                }

                /// How large the surface of a shape is.
                pub fn area(width: f64, height: f64) -> f64 {
                    width * height
                }
                """);
        Files.writeString(project.resolve("README.md"), "# Colours\n\nRed, green and blue.\n");
    }

    private static List<String> texts(Json rows, String key) {
        return rows.items().stream().map(row -> row.string(key, "")).toList();
    }

    @Test
    void every_feature_works_and_nothing_tries_to_connect() throws Exception {
        CommandLine.Output output = cli.run("offline", "check", "--json");
        Json features = output.json().get("features");

        assertTrue(texts(features, "feature").containsAll(List.of("Definition and references", "Ghost text",
                "Ranked completion", "Refactoring with preview", "Semantic search")), output.out());
        for (Json feature : features.items()) {
            assertEquals(Json.of(true), feature.get("works"), feature.toString());
        }
        assertEquals(List.of(), output.json().get("attempts").items());
        assertEquals(0, output.exit());
    }

    @Test
    void an_open_gate_proves_nothing_and_is_refused() throws Exception {
        CommandLine.Output output = cli.run("offline", "check", "--set", "network.open=true");
        assertEquals(2, output.exit());
        assertTrue(output.err().contains("gate is open"), output.err());
    }

    @Test
    void a_function_is_found_by_a_question_that_has_none_of_its_words() throws Exception {
        String[] question = {"search", "try transmitting an image again", "--in", project.toString(), "--json"};
        Json answer = cli.run(question).json();
        Json first = answer.get("results").items().getFirst();

        assertEquals("retry_upload", first.string("title", ""));
        assertTrue(first.string("reason", "").contains("means something like it"), first.toString());
        assertEquals(answer.get("passages"), answer.get("withMeaning"));
        assertEquals(texts(answer.get("results"), "title"), texts(cli.run(question).json().get("results"), "title"));
        assertFalse(Files.exists(project.resolve(".rust-ai-ide")));
    }

    @Test
    void documents_and_new_files_are_found_too_and_by_words_alone() throws Exception {
        assertEquals("Colours", texts(cli.run("search", "red and green", "--words", "--in", project.toString(),
                "--json").json().get("results"), "title").getFirst());
        Files.writeString(project.resolve("src/new.rs"), "/// Counts sheep.\npub fn count_sheep() {}\n");
        Json answer = cli.run("search", "sheep", "--words", "--in", project.toString(), "--json").json();
        Json first = answer.get("results").items().getFirst();
        assertEquals("count_sheep", first.string("title", ""));
        assertEquals("says sheep", first.string("reason", ""));
    }

    @Test
    void what_cannot_be_searched_says_why() throws Exception {
        assertEquals(3, cli.run("search", "sheep", "--in", work.resolve("no").toString()).exit());
        assertEquals(2, cli.run("search").exit());
        assertEquals(2, cli.run("search", "sheep", "--limit", "0").exit());
        assertEquals(2, cli.run("offline", "prove").exit());
    }
}
