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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.system.cli.internal.SourceWalk.Rules;

@Timeout(30)
class AnalyzeVerbTest {
    private static final Language RUST = new Language(LanguageId.RUST, "Rust", Set.of("rs"), Set.of(), "//");

    @TempDir
    Path temp;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private long pauseMs;

    /** Each "fn" of a file with the ending .rs is a symbol inside of one, each "?" an error. */
    private static final class FakeSyntax implements Syntax {
        @Override
        public List<Language> languages() {
            return List.of(RUST);
        }

        @Override
        public Language languageOf(Path file, String firstLine) {
            return file.toString().endsWith(".rs") || firstLine.startsWith("#!rust") ? RUST : Language.PLAIN_TEXT;
        }

        @Override
        public Optional<SyntaxTree> parse(Language language, Text text) {
            return language == RUST ? Optional.of(tree(text.toString())) : Optional.empty();
        }

        private static SyntaxTree tree(String text) {
            return (SyntaxTree) Proxy.newProxyInstance(SyntaxTree.class.getClassLoader(),
                    new Class<?>[] {SyntaxTree.class}, (proxy, method, arguments) -> switch (method.getName()) {
                        case "outline" -> List.of(symbol(text.split("fn", -1).length - 1));
                        case "errorCount" -> text.split("\\?", -1).length - 1;
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }

        private static Symbol symbol(int children) {
            var range = new Range(new Position(0, 0), new Position(0, 0));
            List<Symbol> inside = children == 0 ? List.of() : Collections.nCopies(children, symbol(0));
            return new Symbol("name", SymbolKind.FUNCTION, "", range, range, inside);
        }
    }

    private TextFiles disk() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                    try {
                        Thread.sleep(pauseMs);
                        return read((Path) arguments[0]);
                    } finally {
                        reading.decrementAndGet();
                    }
                });
    }

    private static TextFile read(Path file) throws FailureException {
        try {
            String text = Files.readString(file);
            if (text.indexOf('\0') >= 0) {
                throw new FailureException(new Failure.BadContent(file, "It is binary.", "Open a text file."));
            }
            if (text.startsWith("secret")) {
                throw new FailureException(new Failure.NoPermission(file, "read"));
            }
            return new TextFile(file, Text.of(text), null, null, false, false, false, null);
        } catch (IOException denied) {
            throw new FailureException(new Failure.NoPermission(file, "read"), denied);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        try (var set = PlainFiles.settings(temp.resolve("home"), new AnalysisSettings().keys(), List::of, words);
                var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            var table = new VerbTable(List.of(new AnalyzeVerb(new FakeSyntax(), disk(), set.settings())));
            return table.run(List.of(words), terminal, temp).number();
        }
    }

    private Json json(String path) throws Exception {
        run("analyze", path, "--json");
        return Json.parse(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_folder_is_counted_by_language() throws Exception {
        write("a.rs", "fn a\nfn b\n");
        write("sub/b.rs", "fn c\nlast");
        write("script", "#!rust\n");
        write("notes.txt", "one\ntwo\n");
        write("empty.rs", "");
        assertEquals(0, run("analyze", "."));
        assertEquals("""
                Language    Files  Lines  Symbols  Parse errors
                Plain text  1      2      0        0
                Rust        4      5      7        0
                All         5      7      7        0
                """, out.toString(StandardCharsets.UTF_8));
        Json json = json(".");
        assertEquals(List.of(5L, 7L, 7L, 0L), List.of(json.number("files"), json.number("lines"),
                json.number("symbols"), json.number("parseErrors")));
        assertEquals(4, json.get("languages").get("rust").number("files"));
        assertEquals("Rust", json.get("languages").get("rust").string("name"));
    }

    @Test
    void one_file_is_counted_even_if_it_would_be_ignored() throws Exception {
        write(".gitignore", "*.rs\n");
        write("a.rs", "fn");
        assertEquals(1, json("a.rs").number("files"));
        assertEquals(2, json("a.rs").number("symbols"));
    }

    @Test
    void what_does_not_parse_is_a_finding_for_those_who_ask() throws Exception {
        write("a.rs", "fn??\n");
        assertEquals(0, run("analyze", "a.rs"));
        assertEquals(1, run("analyze", "a.rs", "--strict"));
        assertEquals(2, json("a.rs").number("parseErrors"));
    }

    @Test
    void a_missing_path_is_a_failure() throws Exception {
        assertEquals(3, run("analyze", "none"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals("rust-ai-ide: Cannot open none. " + temp.resolve("none") + " does not exist.\n"
                + "Check the name, or create the file.\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(2, run("analyze"));
    }

    @Test
    void git_rules_hidden_folders_and_build_output_are_honoured() throws Exception {
        write(".git/config", "");
        write(".git/info/exclude", "private.rs\n");
        write(".gitignore", "gen/\n*.log\n");
        write("sub/.gitignore", "local.rs\n!keep.log\n");
        write("Cargo.toml", "");
        for (String ignored : List.of("private.rs", "gen/x.rs", "a.log", "sub/local.rs", "target/x.rs", ".hidden/x.rs",
                "node_modules/x.rs")) {
            write(ignored, "x\n");
        }
        write("sub/keep.log", "x\n");
        write("sub/target/fine.rs", "x\n");
        assertEquals(List.of(".gitignore", "Cargo.toml", "sub/.gitignore", "sub/keep.log", "sub/target/fine.rs"),
                SourceWalk.of(temp, Rules.USUAL).files().stream().map(file -> temp.relativize(file).toString()).toList());
        assertEquals(3, SourceWalk.of(temp.resolve("sub"), Rules.USUAL).files().size());
    }

    @Test
    void a_circle_of_links_ends() throws Exception {
        write("a/x.rs", "fn\n");
        Files.createSymbolicLink(temp.resolve("a/loop"), temp);
        Files.createSymbolicLink(temp.resolve("linked.rs"), temp.resolve("a/x.rs"));
        Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("gone"));
        assertEquals(1, json(".").number("files"));
        assertEquals(1, json("a/loop").number("files"));
    }

    @Test
    void what_is_no_text_is_left_out_and_what_cannot_be_read_is_told() throws Exception {
        write("image", "a\0b");
        write("locked.rs", "secret");
        write("a.rs", "fn\n");
        Json json = json(".");
        assertEquals(1, json.number("files"));
        assertEquals(1, json.number("skipped"));
        assertEquals(1, json.number("unreadable"));
        assertEquals("Cannot read " + temp.resolve("locked.rs") + '\n', err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void hundreds_of_files_are_all_counted() throws Exception {
        for (int i = 0; i < 600; i++) {
            write("d" + i % 20 + "/f" + i + ".rs", "fn\n".repeat(i % 3));
        }
        Json json = json(".");
        assertEquals(600, json.number("files"));
        assertEquals(600, json.number("lines"));
        assertEquals(1200, json.number("symbols"));
        assertTrue(err.toString(StandardCharsets.UTF_8).isEmpty());
    }

    private long files(String setting) throws Exception {
        assertEquals(0, run("analyze", ".", "--json", "--set", setting));
        return Json.parse(out.toString(StandardCharsets.UTF_8)).number("files");
    }

    @Test
    void what_is_left_out_can_be_set() throws Exception {
        for (String name : List.of("a.rs", "gen/b.rs", "ignored.rs", ".hidden/c.rs", ".git/d.rs")) {
            write(name, "x\n");
        }
        write(".gitignore", "ignored.rs\n");
        assertEquals(3, json(".").number("files"));
        assertEquals(2, files("files.exclude=gen/"));
        assertEquals(1, files("files.exclude=*.rs,!a.rs,.gitignore"));
        assertEquals(4, files("files.includeIgnored=true"));
        assertEquals(4, files("files.includeHidden=true"));
    }

    @Test
    void a_folder_sets_what_is_left_out_of_it() throws Exception {
        write("a.rs", "x\n");
        write("sub/b.rs", "x\n");
        write(".rust-ai-ide/settings.json", "{\"files.exclude\": [\"sub\"]} // generated\n");
        assertEquals(1, json(".").number("files"));
    }

    @Test
    void large_files_are_left_out_and_counted() throws Exception {
        write("a.rs", "x\n");
        write("large.rs", "x\n".repeat(600_000));
        assertEquals(2, json(".").number("files"));
        assertEquals(1, files("files.largest=1"));
        assertEquals(1, Json.parse(out.toString(StandardCharsets.UTF_8)).number("skipped"));
    }

    @Test
    void as_many_files_are_analysed_at_a_time_as_was_set() throws Exception {
        for (int i = 0; i < 12; i++) {
            write("f" + i + ".rs", "x\n");
        }
        pauseMs = 20;
        files("analysis.workers=1");
        assertEquals(1, most.get());
        files("analysis.workers=6");
        assertEquals(6, most.get());
    }
}
