package dev.rustaiide.system.mcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.nlp.CodeSearch;
import dev.rustaiide.ai.nlp.Hit;
import dev.rustaiide.ai.nlp.SearchedFolder;
import dev.rustaiide.ai.nlp.SearchedFolder.Coverage;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.system.mcp.internal.ServedTool.ToolResult;

/** What tools make of questions and answers, and where they do not look; what the index knows is told by its tests. */
@Timeout(30)
class CodeToolsTest {
    @TempDir
    Path temp;
    private Path root;
    private CodeTools tools;
    private int closed;

    @BeforeEach
    void make_a_folder() throws IOException {
        root = Files.createDirectories(temp.toRealPath().resolve("shop"));
        write("src/lib.rs", "fn sell() {}\nfn f() { sell(); }\n");
        write("notes/plan.md", "sell the shop\n");
        write(".gitignore", "target/\n*.log\n");
        write("target/out.rs", "sell\n");
        write("a.log", "sell\n");
        write(".env", "sell=secret\n");
        Files.writeString(temp.resolve("outside.txt"), "sell outside");
        Files.createSymbolicLink(root.resolve("link.txt"), temp.resolve("outside.txt"));
        Files.createSymbolicLink(root.resolve("up"), temp);
        Files.write(root.resolve("src/bin.dat"), new byte[] {0, 1, 's', 'e', 'l', 'l'});
        TextFiles files = fake(TextFiles.class, (method, arguments) -> read((Path) arguments[0]));
        tools = new CodeTools(new ServedFolder(root, files), indexes(), search(), fake(Syntax.class, (m, a) -> null));
    }

    @AfterEach
    void close() {
        tools.close();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static TextFile read(Path file) {
        try {
            return new TextFile(file, Text.of(Files.readString(file)), null, null, false, false, false, null);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static <T> T fake(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    /** Knows one function, {@code sell}, in line 1, with a use in line 2. */
    private CodeIndexes indexes() {
        var name = new Location(root.resolve("src/lib.rs"), Range.of(0, 3, 0, 7));
        var use = new Location(root.resolve("src/lib.rs"), Range.of(1, 9, 1, 13));
        CodeSnapshot snapshot = fake(CodeSnapshot.class, (method, arguments) -> switch (method) {
            case "symbols" -> List.of(new FoundSymbol("sell", SymbolKind.FUNCTION, "shop", name));
            case "definitions" -> arguments[1].equals(new Position(1, 9))
                    ? List.of(new Target(name, name.range(), Optional.empty())) : List.of();
            case "references" -> List.of(new Reference(name, Use.DECLARATION), new Reference(use, Use.READ));
            default -> throw new UnsupportedOperationException(method);
        });
        CodeIndex index = fake(CodeIndex.class, (method, arguments) -> switch (method) {
            case "settled" -> Call.of(snapshot);
            case "close" -> ++closed > 0 ? null : null;
            default -> null;
        });
        return fake(CodeIndexes.class, (method, arguments) -> index);
    }

    private CodeSearch search() {
        SearchedFolder folder = fake(SearchedFolder.class, (method, arguments) -> switch (method) {
            case "refresh" -> Call.of(new Coverage(1, 1, 1, ""));
            case "search" -> Call.of(List.of(new Hit(new Location(root.resolve("src/lib.rs"), Range.of(0, 0, 0, 12)),
                    "sell", "fn sell() {}", 1.5, List.of("sell"), OptionalDouble.of(0.5))));
            default -> null;
        });
        return fake(CodeSearch.class, (method, arguments) -> folder);
    }

    private ToolResult use(String tool, String arguments) throws Exception {
        ServedTool asked = tools.all().get(tool);
        Json json = json(arguments);
        try {
            return Call.start("use", scope -> asked.use().run(ToolValues.of(asked, json), scope)).await();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FailureException known ? known : failed;
        }
    }

    private static Json json(String text) throws JsonException {
        return Json.parse(text.replace('\'', '"'));
    }

    @Test
    void symbols_are_told_with_places_that_people_count() throws Exception {
        ToolResult found = use("symbols", "{'query': 'sel'}");
        assertEquals("src/lib.rs:1:4 function shop::sell\n", found.text());
        assertEquals(json("{'symbols': [{'path': 'src/lib.rs', 'line': 1, 'column': 4, 'name': 'sell',"
                + " 'kind': 'function', 'container': 'shop'}]}"), found.value());
    }

    @Test
    void a_place_is_named_by_column_or_by_the_name_that_stands_there() throws Exception {
        String definition = "src/lib.rs:1:4 fn sell() {}\n";
        assertEquals(definition, use("definition", "{'path': 'src/lib.rs', 'line': 2, 'name': 'sell'}").text());
        assertEquals(definition, use("definition", "{'path': 'src/lib.rs', 'line': 2, 'column': 10}").text());
        assertEquals("Nothing.", use("definition", "{'path': 'src/lib.rs', 'line': 1, 'column': 99999}").text());
        assertEquals("src/lib.rs:1:4 declaration fn sell() {}\nsrc/lib.rs:2:10 read fn f() { sell(); }\n",
                use("references", "{'path': 'src/lib.rs', 'line': 2, 'name': 'sell'}").text());
        assertThrows(FailureException.class,
                () -> use("definition", "{'path': 'src/lib.rs', 'line': 1, 'name': 'buy'}"));
        assertThrows(FailureException.class, () -> use("definition", "{'path': 'src/lib.rs', 'line': 77}"));
    }

    @Test
    void text_is_found_where_people_write_and_nowhere_else() throws Exception {
        assertEquals(List.of("notes/plan.md:1:1 sell the shop", "src/lib.rs:1:4 fn sell() {}",
                "src/lib.rs:2:10 fn f() { sell(); }"), use("search_text", "{'text': 'sell'}").text().lines()
                        .filter(line -> !line.contains("bin.dat")).toList());
        assertEquals(1, use("search_text", "{'text': 'S.LL', 'regex': true, 'ignore_case': true, 'glob': '**/*.md'}")
                .value().get("matches").items().size());
        assertEquals(1, use("search_text", "{'text': 'sell', 'limit': 1}").value().get("matches").items().size());
        assertThrows(FailureException.class, () -> use("search_text", "{'text': '(', 'regex': true}"));
    }

    @Test
    void what_is_about_something_is_found_with_the_reason() throws Exception {
        assertEquals("src/lib.rs:1:1 sell – fn sell() {}  (says sell; means something like it (0.50))\n",
                use("search", "{'question': 'trade'}").text());
    }

    @Test
    void a_file_is_read_with_its_lines() throws Exception {
        assertEquals("2\tfn f() { sell(); }\n3\t\n", use("read_file", "{'path': 'src/lib.rs', 'from': 2}").text());
        assertEquals("1\tfn sell() {}\n", use("read_file", "{'path': 'src/lib.rs', 'from': -5, 'to': 1}").text());
    }

    @Test
    void what_lies_elsewhere_or_is_not_to_be_seen_is_refused() throws Exception {
        for (String path : List.of("../outside.txt", "src/../../outside.txt", "/etc/passwd", "link.txt",
                "up/outside.txt", ".env", ".gitignore", ".git/config", "target/out.rs", "a.log", "no.rs", "src", "",
                "~/x", "a\\u0000b", "file:///etc/passwd")) {
            assertThrows(FailureException.class, () -> use("read_file", "{'path': '" + path + "'}"), path);
            assertThrows(FailureException.class, () -> use("outline", "{'path': '" + path + "'}"), path);
            assertThrows(FailureException.class, () -> use("definition", "{'path': '" + path + "', 'line': 1}"), path);
        }
    }

    @Test
    void files_are_listed() throws Exception {
        assertEquals(List.of("notes/plan.md", "src/bin.dat", "src/lib.rs"),
                use("list_files", "{}").text().lines().toList());
        assertEquals("src/lib.rs", use("list_files", "{'glob': '**/*.rs'}").text());
    }

    @Test
    void the_index_is_opened_when_it_is_asked_and_closed_at_the_end() throws Exception {
        use("list_files", "{}");
        tools.close();
        assertEquals(0, closed);
        use("symbols", "{'query': 'a'}");
        tools.close();
        assertTrue(closed == 1, "closed " + closed);
        assertFalse(tools.all().isEmpty());
    }
}
