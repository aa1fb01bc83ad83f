package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

@Timeout(30)
class QueryVerbTest {
    @TempDir
    private Path temp;
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = temp.toRealPath();
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/lib.rs"), "fn sell() { é(); }\nfn buy() {\n}\n");
        Files.writeString(folder.resolve("a.py"), "def sell(): pass\n");
    }

    private int run(String... words) throws Exception {
        out.reset();
        err.reset();
        var texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> {
                    var file = (Path) arguments[0];
                    return new TextFile(file, Text.of(Files.readString(file)), null, null, false, false, false, null);
                });
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return new VerbTable(List.of(new QueryVerb(TestSyntax.shared(), texts)))
                    .run(List.of(words), terminal, folder).number();
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void captures_are_told_with_their_places_in_every_language_that_has_such_nodes() throws Exception {
        assertEquals(0, run("query", "(function_item name: (identifier) @name body: (block) @body)"));
        assertEquals("""
                src/lib.rs:1:4  @name  sell
                src/lib.rs:1:11  @body  { é(); }
                src/lib.rs:2:4  @name  buy
                src/lib.rs:2:10  @body  {…
                """, out());
        assertEquals(0, run("query", "((identifier) @i (#eq? @i \"sell\"))"));
        assertEquals("a.py:1:5  @i  sell\nsrc/lib.rs:1:4  @i  sell\n", out());
        assertEquals(0, run("query", "((identifier) @i (#eq? @i \"sell\"))", "--language", "Python", "--in", "."));
        assertEquals("a.py:1:5  @i  sell\n", out());
    }

    @Test
    void as_json_each_match_is_a_line() throws Exception {
        assertEquals(0, run("query", "(call_expression function: (identifier) @f) @call", "--json"));
        Json match = Json.parse(out().strip());
        assertEquals(folder.resolve("src/lib.rs").toString(), match.string("file"));
        assertEquals(List.of("é()", "é"), match.get("captures").items().stream().map(each -> {
            try {
                return each.string("text");
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
        }).toList());
    }

    @Test
    void a_bad_pattern_is_refused_with_the_place() throws Exception {
        assertEquals(3, run("query", "(function_item\n  name: (nothing) @x)", "--language", "rust"));
        assertTrue(err().contains("Rust: query: bad node type in line 2, column 10 at: nothing) @x)"), err());
        assertEquals(3, run("query", "((identifier) @i"));
        assertTrue(err().contains("query: bad"), err());
        assertEquals(2, run("query", "(x)", "--language", "klingon"));
        assertTrue(err().contains("There is no language “klingon”. There are: "), err());
        assertEquals(0, run("query", "(function_item name: (identifier) @n (#eq? @n \"nobody\"))"));
        assertTrue(err().contains("Nothing in " + folder + " fits the pattern."), err());
    }
}
