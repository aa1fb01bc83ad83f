package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;

/** What could be written at a place, without a server, and how that is measured. */
class CompletionStoryTest {
    @TempDir
    Path work;
    private CommandLine cli;
    private Path project;

    @BeforeEach
    void make_a_project() throws Exception {
        cli = new CommandLine(work);
        project = Files.createDirectories(work.resolve("shop"));
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("Cargo.toml"), "[package]\nname = \"shop\"\nversion = \"0.1.0\"\n");
        Files.writeString(project.resolve("src/stock.rs"), "pub struct Inventory { pub articles: Vec<String> }\n\n"
                + "impl Inventory {\n    pub fn count_articles(&self) -> usize {\n        self.articles.len()\n    }\n"
                + "}\n");
        Files.writeString(project.resolve("src/lib.rs"), lines());
    }

    private static String lines() {
        var text = new StringBuilder("mod stock;\nuse stock::Inventory;\n\n");
        for (int i = 0; i < 12; i++) {
            text.append("pub fn shelf").append(i).append("(inventory: &Inventory) -> usize {\n")
                    .append("    let articles = inventory.count_articles();\n    articles + ").append(i)
                    .append("\n}\n\n");
        }
        return text.append("pub fn last(inventory: &Inventory) -> usize {\n    inventory.cou\n}\n").toString();
    }

    private List<String> names(Json answer) {
        return answer.get("candidates").items().stream().map(each -> each.string("text", "")).toList();
    }

    @Test
    void the_method_of_another_file_comes_first_after_three_letters() throws Exception {
        long line = lines().lines().count() - 1;
        Json answer = cli.run("complete", project.resolve("src/lib.rs") + ":" + line + ":18", "--json").json();
        assertEquals("count_articles", names(answer).getFirst());
        assertTrue(answer.get("millis").print().matches("[0-9.]+"), answer.print());
    }

    @Test
    void a_place_that_is_not_there_is_refused() throws Exception {
        assertEquals(3, cli.run("complete", project.resolve("src/lib.rs") + ":9999:1").exit());
        assertEquals(3, cli.run("complete", project.resolve("src/gone.rs") + ":1:1").exit());
        assertEquals(2, cli.run("complete").exit());
    }

    @Test
    void accuracy_is_measured_by_one_command_at_the_same_places_each_time() throws Exception {
        String[] words = {"ml", "evaluate", "completion", "--corpus", project.toString(), "--points", "40", "--json"};
        Json table = cli.run(words).json();
        for (String key : List.of("useSiteTop5Within2", "useSiteTop1Within2", "memberTop5Typed0", "nextTokenTop1",
                "nextTokenTop5", "keystrokesSaved", "lineExact", "lineEditSimilarity", "popupP95Millis",
                "ghostP50Millis", "seed")) {
            assertTrue(table.get(key).print().matches("[0-9.]+"), key);
        }
        assertFalse(table.get("models").items().isEmpty());
        assertEquals("false", table.get("withServer").print());
        assertTrue(Double.parseDouble(table.get("useSiteTop5Within2").print()) > 50, table.print());
        Json again = cli.run(words).json();
        assertEquals(table.get("points").print(), again.get("points").print());
    }

    @Test
    void what_cannot_be_measured_says_why() throws Exception {
        Path empty = Files.createDirectories(work.resolve("empty"));
        assertEquals(3, cli.run("ml", "evaluate", "completion", "--corpus", empty.toString()).exit());
        assertEquals(3, cli.run("ml", "evaluate", "completion", "--corpus", work.resolve("no").toString()).exit());
        assertEquals(2, cli.run("ml", "evaluate", "nothing", "--corpus", empty.toString()).exit());
        assertEquals(3, cli.run("ml", "run", "completion", "--corpus", empty.toString(), "--into",
                work.resolve("models").toString()).exit());
        assertFalse(Files.exists(work.resolve("models")));
    }

    @Test
    void files_of_all_kinds_are_measured_with_all_the_same() throws IOException, Exception {
        Files.write(project.resolve("src/noise.rs"), new byte[] {0, 1, 2, (byte) 0xFF, 'f', 'n'});
        Files.writeString(project.resolve("src/empty.rs"), "");
        Files.writeString(project.resolve("src/astral.rs"), "fn 𝔸() { let 𝔹 = \"𝔸\"; 𝔹.len() }\n");
        Files.writeString(project.resolve("min.js"), "var a=1;".repeat(20_000));
        assertEquals(0, cli.run("ml", "evaluate", "completion", "--corpus", project.toString(), "--points", "30")
                .exit());
    }
}
