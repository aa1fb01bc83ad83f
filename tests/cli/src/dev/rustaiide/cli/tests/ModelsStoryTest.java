package dev.rustaiide.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.GgufDecoder;
import dev.rustaiide.ai.model.formats.GgufVocabulary;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.model.formats.TensorType;
import dev.rustaiide.foundation.serialization.Json;

/** People bring models, choose them, go back to older ones and let go of them. */
class ModelsStoryTest {
    private static final DecoderShape SHAPE = new DecoderShape(96, 64, 1, 4, 2, 64, 128, 10000, 1e-5);
    @TempDir
    Path work;
    private CommandLine cli;

    @BeforeEach
    void begin() throws Exception {
        cli = new CommandLine(work);
    }

    /** As {@code optimum-cli} exports one. */
    private void export(long seed) throws Exception {
        Path folder = cli.folder().resolve("coder");
        OnnxDecoder.write(new RandomWeights(SHAPE, seed), Precision.INT4, folder);
        var vocabulary = Json.object();
        for (int i = 0; i < SHAPE.vocabulary(); i++) {
            vocabulary.put("t" + i, i);
        }
        Json model = Json.object().put("type", "BPE").put("vocab", vocabulary.build()).build();
        Files.writeString(folder.resolve("tokenizer.json"), Json.object().put("model", model).build().print());
    }

    private List<String> ids() throws Exception {
        return cli.run("models", "list", "--json").json().get("models").items().stream()
                .filter(each -> !each.flag("bundled", true)).map(each -> each.string("id", "")).toList();
    }

    /** The id of who is asked first. */
    private String first(String task) throws Exception {
        Json route = cli.run("models", "route", task, "--json").json().get("routes").items().getFirst();
        return route.get("candidates").items().getFirst().string("id", "");
    }

    @Test
    void a_model_is_imported_pinned_rolled_back_and_removed() throws Exception {
        export(1);
        assertEquals(0, cli.run("models", "import", "coder").exit());
        export(2);
        CommandLine.Output second = cli.run("models", "import", "coder", "--licence", "MIT", "--json");
        assertEquals("coder@2", second.json().string("id"));
        assertEquals("MIT", second.json().string("licence"));
        assertEquals(List.of("coder@2", "coder@1"), ids());

        CommandLine.Output pinned = cli.run("models", "pin", "complete", "coder", "--json");
        assertEquals("local/coder@2", pinned.json().get("candidates").items().getFirst().string("id", ""));
        assertTrue(pinned.json().get("candidates").items().getFirst().string("why", "").startsWith("You chose it"),
                pinned.out());
        assertEquals(0, cli.run("models", "rollback", "coder").exit());
        assertEquals("local/coder@1", first("complete"));

        assertEquals(3, cli.run("models", "remove", "coder").exit(), "there are two");
        assertEquals(0, cli.run("models", "remove", "coder@1").exit());
        assertEquals("local/coder@2", first("complete"));
        assertEquals(0, cli.run("models", "remove", "coder").exit());
        assertEquals(List.of(), ids());
        String trail = cli.run("audit", "list", "--kind", "model").out();
        assertTrue(trail.contains("coder@2") && trail.contains("model.removed"), trail);
    }

    @Test
    void a_pack_goes_to_another_machine_and_a_changed_file_is_found() throws Exception {
        export(1);
        cli.run("models", "import", "coder");
        assertEquals(0, cli.run("models", "pack", "coder", "coder.zip").exit());
        var other = new CommandLine(Files.createDirectory(work.resolve("other")));

        CommandLine.Output there = other.run("models", "import", cli.folder().resolve("coder.zip").toString());

        assertEquals(0, there.exit(), there.err());
        assertEquals(0, other.run("models", "check").exit());
        List<Path> blobs;
        try (var files = Files.list(other.home().resolve("data/models/blobs"))) {
            blobs = files.toList();
        }
        for (Path blob : blobs) {
            byte[] content = Files.readAllBytes(blob);
            content[content.length / 2] ^= 1;
            Files.write(blob, content);
        }
        CommandLine.Output check = other.run("models", "check");
        assertEquals(1, check.exit(), check.out());
        assertTrue(check.out().contains("is not what it was"), check.out());
    }

    @Test
    void a_gguf_file_says_what_it_is_and_half_of_one_is_refused() throws Exception {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < SHAPE.vocabulary(); i++) {
            tokens.add("t" + i);
        }
        Path file = cli.folder().resolve("tiny.gguf");
        GgufDecoder.write(new RandomWeights(SHAPE, 3), new GgufVocabulary(tokens, List.of("t 1"), List.of(0), "gpt-2",
                Map.of(GgufVocabulary.BEGIN, 0, GgufVocabulary.END, 0)), new GgufDecoder.Card("Tiny", "apache-2.0"),
                TensorType.Q8_0, file);
        CommandLine.Output whole = cli.run("models", "import", "tiny.gguf", "--json");
        assertEquals("Apache-2.0", whole.json().string("licence"), whole.err());
        assertEquals("llama", whole.json().string("architecture"));

        byte[] bytes = Files.readAllBytes(file);
        Files.write(cli.folder().resolve("half.gguf"), Arrays.copyOf(bytes, bytes.length / 2));
        CommandLine.Output half = cli.run("models", "import", "half.gguf");
        assertEquals(3, half.exit());
        assertTrue(half.err().contains("ends after") && half.err().contains("again"), half.err());
        assertEquals(List.of("tiny@1"), ids());
    }

    @Test
    void what_came_with_the_product_is_listed_used_and_not_removed() throws Exception {
        CommandLine.Output list = cli.run("models", "list", "--json");
        Json first = list.json().get("models").items().getFirst();
        assertTrue(first.flag("bundled", false), list.out());
        assertEquals("local/" + first.string("id"), first("embed"));
        CommandLine.Output removal = cli.run("models", "remove", first.string("name"));
        assertEquals(3, removal.exit());
        assertTrue(removal.err().contains("came with the product"), removal.err());
        assertFalse(removal.err().contains("Exception"), removal.err());
    }

    @Test
    void nothing_is_fetched_while_the_gate_is_closed() throws Exception {
        CommandLine.Output get = cli.run("models", "get", "https://models.example.org/tiny.gguf", "--sha256",
                "0".repeat(64));
        assertEquals(3, get.exit());
        assertTrue(get.err().contains("The network gate is closed."), get.err());
    }
}
