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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.ai.code.index.CodeSnapshot.Calls;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Reference.Use;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;

/** What the verbs make of a question and an answer; what the index knows is told by its own tests. */
@Timeout(30)
class IndexVerbsTest {
    @TempDir
    private Path temp;
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicReference<Path> opened = new AtomicReference<>();
    private final AtomicReference<Position> asked = new AtomicReference<>();
    private boolean closed;

    @BeforeEach
    void make_a_folder() throws IOException {
        folder = Files.createDirectories(temp.toRealPath().resolve("shop"));
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), "");
        Files.writeString(folder.resolve("src/lib.rs"), "fn sell() {}\nfn f() { sell(); }\n");
    }

    /** Knows one function, {@code sell}, in line 1, with a use in line 2. */
    private Object answer(String method, Object[] arguments) {
        var name = new Location(folder.resolve("src/lib.rs"), Range.of(0, 3, 0, 7));
        return switch (method) {
            case "symbols" -> "sell".startsWith((String) arguments[0])
                    ? List.of(new FoundSymbol("sell", SymbolKind.FUNCTION, "", name)) : List.of();
            case "definitions" -> at(arguments) ? List.of(new Target(name, name.range(), Optional.empty())) : List.of();
            case "references" -> at(arguments) ? List.of(new Reference(name, Use.DECLARATION),
                    new Reference(new Location(name.file(), Range.of(1, 9, 1, 13)), Use.READ)) : List.of();
            case "calls" -> at(arguments) && !(boolean) arguments[2] ? List.of(new Calls(
                    new FoundSymbol("f", SymbolKind.FUNCTION, "shop", new Location(name.file(), Range.of(1, 3, 1, 4))),
                    List.of(new Location(name.file(), Range.of(1, 9, 1, 13))))) : List.of();
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private boolean at(Object[] arguments) {
        asked.set((Position) arguments[1]);
        return asked.get().equals(new Position(1, 9));
    }

    private <T> T fake(Class<T> type, java.util.function.BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private CodeIndexes indexes() {
        CodeSnapshot snapshot = fake(CodeSnapshot.class, this::answer);
        CodeIndex index = fake(CodeIndex.class, (method, arguments) -> switch (method) {
            case "settled" -> Call.of(snapshot);
            case "close" -> {
                closed = true;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method);
        });
        return fake(CodeIndexes.class, (method, arguments) -> {
            opened.set((Path) arguments[0]);
            return index;
        });
    }

    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        TextFiles texts = fake(TextFiles.class, (method, arguments) -> read((Path) arguments[0]));
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return new VerbTable(List.of(new SymbolsVerb(indexes()),
                    new DefinitionVerb(indexes(), new LocalFiles(), texts),
                    new ReferencesVerb(indexes(), new LocalFiles(), texts),
                    new CallsVerb(indexes(), new LocalFiles(), texts)))
                    .run(List.of(words), terminal, folder).number();
        }
    }

    private static TextFile read(Path file) {
        try {
            return new TextFile(file, Text.of(Files.readString(file)), null, null, false, false, false, null);
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void symbols_are_told_with_their_places() throws Exception {
        assertEquals(0, run("symbols", "se"));
        assertEquals("function  sell    src/lib.rs:1:4\n", out());
        assertTrue(closed);
        assertEquals(0, run("symbols", "se", "--in", "src", "--json"));
        assertEquals(folder.resolve("src"), opened.get());
        assertEquals("sell", Json.parse(out()).get("symbols").items().getFirst().string("name"));
    }

    @Test
    void calls_are_told_with_who_calls_and_where() throws Exception {
        assertEquals(0, run("calls", "src/lib.rs:2:10"));
        assertEquals("function  shop::f  src/lib.rs:2:10\n", out());
        assertEquals(0, run("calls", "src/lib.rs:2:10", "--json"));
        assertEquals("f", Json.parse(out()).get("calls").items().getFirst().string("name"));
        assertEquals(0, run("calls", "src/lib.rs:2:10", "--out"));
        assertTrue(err().contains("Nothing is called here"), err());
    }

    @Test
    void that_nothing_is_found_is_said_beside_the_answer() throws Exception {
        assertEquals(0, run("symbols", "zzz"));
        assertEquals("", out());
        assertTrue(err().contains("Nothing in " + folder + " is called like “zzz”."), err());
    }

    @Test
    void a_bad_number_or_folder_is_refused() throws Exception {
        assertEquals(2, run("symbols", "a", "--limit", "0"));
        assertEquals(2, run("symbols", "a", "--limit", "many"));
        assertEquals(3, run("symbols", "a", "--in", "nowhere"));
        assertEquals(3, run("symbols", "a", "--in", "Cargo.toml"));
        assertTrue(err().contains("It is not a folder."), err());
    }

    @Test
    void a_definition_is_looked_for_in_the_package_around() throws Exception {
        assertEquals(0, run("definition", "src/lib.rs:2:10"));
        assertEquals("src/lib.rs:1:4\n", out());
        assertEquals(folder, opened.get());
        assertEquals(1, run("definition", "src/lib.rs:2:1"));
        assertTrue(err().contains("declares what is there"), err());
    }

    @Test
    void references_are_told_with_what_they_do() throws Exception {
        assertEquals(0, run("references", "src/lib.rs:2:10"));
        assertEquals("src/lib.rs:1:4 declaration\nsrc/lib.rs:2:10 read\n", out());
        assertEquals(0, run("references", "src/lib.rs:2:10", "--json"));
        assertEquals(2, Json.parse(out()).get("references").items().size());
    }

    @Test
    void a_place_that_is_not_there_is_refused_with_the_reason() throws Exception {
        String[][] wrong = {{"src/gone.rs:1:1", "src/gone.rs"}, {"src/lib.rs", "names no line and column"},
            {"src/lib.rs:2", "names no line and column"}, {"src/lib.rs:9:1", "The file has 3 lines."},
            {"src/lib.rs:1:99", "Line 1 ends at column 13."}, {"src:1:1", "is not a file"}};
        for (String[] each : wrong) {
            assertEquals(3, run("definition", each[0]), each[0]);
            assertTrue(err().contains(each[1]), each[0] + ": " + err());
            assertEquals(3, run("references", each[0]), each[0]);
        }
    }
}
