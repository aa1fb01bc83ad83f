package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.ai.refactoring.Refactoring;
import dev.rustaiide.ai.refactoring.Refactorings;
import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.Answer;
import dev.rustaiide.foundation.language.LanguageFeatures;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Triggers;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/** The verb with the product's own refactorings, which SCR would have made. */
class RefactorVerbTest {
    private static final String MAIN = "use b::c;\n\nfn main() {\n    let a = 1 + 2;\n    c(a);\n}\n";

    @TempDir
    Path temporary;
    private Path folder;
    private Path main;
    private RefactorVerb verb;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    @BeforeEach
    void start() throws Exception {
        folder = Files.createDirectory(temporary.resolve("work")).toRealPath();
        main = Files.writeString(folder.resolve("main.rs"), MAIN);
        Path libraries = Path.of(System.getProperty("java.io.tmpdir"), "tree-sitter-test");
        Path state = temporary.resolve("state");
        var paths = new Paths(state, state, libraries, state, state);
        var files = (TextFiles) made("dev.rustaiide.foundation.fs.internal.DiskTextFiles", StandardPaths.class, paths);
        Syntax syntax = TestSyntax.shared();
        var source = (LanguageSource) made("dev.rustaiide.ai.refactoring.rust.internal.SyntacticSource", Syntax.class,
                syntax);
        Refactorings refactorings = (Refactorings) Class
                .forName("dev.rustaiide.ai.refactoring.rust.internal.RegisteredRefactorings")
                .getConstructor(LanguageFeatures.class, List.class)
                .newInstance(new One(source), registered(syntax, files, new One(source)));
        WorkspaceEdits edits = (WorkspaceEdits) Class
                .forName("dev.rustaiide.ai.refactoring.internal.edits.JournaledEdits")
                .getConstructor(TextFiles.class, StandardPaths.class).newInstance(files, paths);
        verb = new RefactorVerb(refactorings, edits, files, syntax);
    }

    private static List<Refactoring> registered(Syntax syntax, TextFiles files, LanguageFeatures features)
            throws ReflectiveOperationException {
        List<Refactoring> all = new ArrayList<>();
        for (String name : List.of("Variable", "Inline", "Imports")) {
            all.add((Refactoring) made("dev.rustaiide.ai.refactoring.rust.internal." + name + "Refactoring",
                    Syntax.class, syntax));
        }
        all.add((Refactoring) Class.forName("dev.rustaiide.ai.refactoring.rust.internal.FunctionRefactoring")
                .getConstructor(Syntax.class, LanguageFeatures.class).newInstance(syntax, features));
        all.add((Refactoring) Class.forName("dev.rustaiide.ai.refactoring.rust.internal.items.SignatureRefactoring")
                .getConstructor(Syntax.class, TextFiles.class, LanguageFeatures.class)
                .newInstance(syntax, files, features));
        all.add((Refactoring) Class.forName("dev.rustaiide.ai.refactoring.rust.internal.items.MoveRefactoring")
                .getConstructor(Syntax.class, TextFiles.class).newInstance(syntax, files));
        all.add(new Shouting());
        return all;
    }

    /** What another bundle could register. */
    private static final class Shouting implements Refactoring {
        @Override
        public String id() {
            return "shout";
        }

        @Override
        public String title() {
            return "Shout";
        }

        @Override
        public boolean covers(LanguageId language) {
            return true;
        }

        @Override
        public Reach reach() {
            return Reach.SELECTION;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("how", "how loud", Parameter.Form.OPTION));
        }

        @Override
        public Call<Refactored> refactor(Site site) {
            String mark = site.argument("how").orElse("!");
            var change = new TextEdit(new Range(site.range().end(), site.range().end()), mark);
            WorkspaceEdit edit = new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(
                    new FileEdits(site.source().file(), List.of(change)), Optional.empty())));
            List<Conflict> conflicts = mark.equals("0") ? List.of(new Conflict(site.source().file(),
                    "Nobody would hear it.", "Be louder.")) : List.of();
            return Call.of(new Refactored("Shout", edit, conflicts, false));
        }
    }

    private static Object made(String name, Class<?> needs, Object value) throws ReflectiveOperationException {
        return Class.forName(name).getConstructor(needs).newInstance(value);
    }

    /** One source, without merging. */
    private record One(LanguageSource source) implements LanguageFeatures {
        @Override
        public <A> Call<Answer<A>> ask(Question<A> question) {
            return source.ask(question).then("answer", (scope, answer) -> new Answer<>(answer,
                    answer.equals(question.nothing()) ? List.of() : List.of(source.name()), true));
        }

        @Override
        public Triggers triggers(SourceText text) {
            return Triggers.NONE;
        }

        @Override
        public void follow(SourceText text) {
            source.follow(text);
        }

        @Override
        public void saved(SourceText text) {
            source.saved(text);
        }

        @Override
        public void forget(SourceText text) {
            source.forget(text);
        }
    }

    private String run(int exit, String... words) throws InterruptedException {
        out.reset();
        told.reset();
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(told, false, StandardCharsets.UTF_8), false)) {
            assertEquals(exit, new VerbTable(List.of(verb)).run(List.of(words), terminal, folder).number(),
                    told::toString);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void refuses(String why, String... words) throws Exception {
        String before = Files.readString(main);
        run(3, words);
        assertTrue(told.toString(StandardCharsets.UTF_8).contains(why), told::toString);
        assertEquals(before, Files.readString(main));
    }

    @Test
    void a_dry_run_shows_a_diff_and_changes_nothing() throws Exception {
        String diff = run(0, "refactor", "rename", "main.rs:4:9", "sum", "--dry-run");
        assertEquals("diff --git a/main.rs b/main.rs\n--- a/main.rs\n+++ b/main.rs\n@@ -1,6 +1,6 @@\n use b::c;\n \n"
                + " fn main() {\n-    let a = 1 + 2;\n-    c(a);\n+    let sum = 1 + 2;\n+    c(sum);\n }\n", diff);
        assertEquals(MAIN, Files.readString(main));
    }

    @Test
    void a_name_is_changed_and_changed_back() throws Exception {
        assertEquals("main.rs: +2 −2\n", run(0, "refactor", "rename", "main.rs:5:7", "sum"));
        assertEquals(MAIN.replace("let a", "let sum").replace("(a)", "(sum)"), Files.readString(main));
        run(0, "refactor", "undo");
        assertEquals(MAIN, Files.readString(main));
    }

    @Test
    void an_undo_does_not_destroy_what_was_written_since() throws Exception {
        run(0, "refactor", "inline", "main.rs:4:9");
        Files.writeString(main, "mine");
        refuses("changed since", "refactor", "undo");
    }

    @Test
    void each_action_does_what_it_says() throws Exception {
        run(0, "refactor", "inline", "main.rs:4:9");
        assertEquals("use b::c;\n\nfn main() {\n    c(1 + 2);\n}\n", Files.readString(main));
        run(0, "refactor", "variable", "main.rs:4:7-4:12", "three");
        assertEquals("use b::c;\n\nfn main() {\n    let three = 1 + 2;\n    c(three);\n}\n", Files.readString(main));
        Files.writeString(main, "use b::d;\nuse b::c;\nfn f() { c(d) }\n");
        run(0, "refactor", "imports", "main.rs");
        assertEquals("use b::{c, d};\nfn f() { c(d) }\n", Files.readString(main));
        run(0, "refactor", "function", "main.rs:2:10-2:14", "g");
        assertEquals("use b::{c, d};\nfn f() { g() }\n\nfn g() {\n    c(d)\n}\n", Files.readString(main));
    }

    @Test
    void what_another_bundle_registers_is_an_action_with_its_options_and_conflicts() throws Exception {
        run(0, "refactor", "shout", "main.rs:4:13-4:14", "--how", " + 0!");
        assertEquals(MAIN.replace("1 + 2", "1 + 0! + 2"), Files.readString(main));
        assertTrue(run(0, "help", "refactor").contains("shout: how loud"));
        String before = Files.readString(main);
        run(3, "refactor", "shout", "main.rs:4:13-4:14", "--how", "0");
        assertTrue(told.toString(StandardCharsets.UTF_8).contains("Nobody would hear it. Be louder."), told::toString);
        assertEquals(before, Files.readString(main));
    }

    @Test
    void an_item_moves_to_a_module_that_is_made_for_it_and_back() throws Exception {
        Path source = Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"a\"\nedition = \"2021\"\n");
        Path library = Files.writeString(source.resolve("lib.rs"),
                "mod b;\n\nfn one() -> u8 {\n    1\n}\n\nfn two() -> u8 {\n    b::add(one())\n}\n");
        Path other = Files.writeString(source.resolve("b.rs"),
                "use super::one;\n\npub fn add(a: u8) -> u8 {\n    a + one()\n}\n");
        String before = Files.readString(library);
        run(0, "refactor", "move", "src/lib.rs:3:4", "crate::numbers");
        assertEquals("mod b;\nmod numbers;\n\nuse crate::numbers::one;\n\nfn two() -> u8 {\n    b::add(one())\n}\n",
                Files.readString(library));
        assertEquals("use crate::numbers::one;\n\npub fn add(a: u8) -> u8 {\n    a + one()\n}\n",
                Files.readString(other));
        assertEquals("pub(crate) fn one() -> u8 {\n    1\n}\n", Files.readString(source.resolve("numbers.rs")));
        run(0, "refactor", "undo");
        assertEquals(before, Files.readString(library));
        assertTrue(Files.notExists(source.resolve("numbers.rs")));
    }

    @Test
    void a_signature_changes_with_its_calls_and_back() throws Exception {
        Path source = Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"a\"\nedition = \"2021\"\n");
        String before = "fn f(a: u8, b: u8) -> u8 {\n    a - b\n}\nfn g() -> u8 {\n    f(2, 1)\n}\n";
        Path library = Files.writeString(source.resolve("lib.rs"), before);
        run(0, "refactor", "signature", "src/lib.rs:1:4", "--params", "b, a => c, d: u16 = 0", "--returns", "u16");
        assertEquals("fn f(b: u8, c: u8, d: u16) -> u16 {\n    c - b\n}\nfn g() -> u8 {\n    f(1, 2, 0)\n}\n",
                Files.readString(library));
        run(0, "refactor", "undo");
        assertEquals(before, Files.readString(library));
    }

    @Test
    void scripts_get_json() throws Exception {
        Json json = Json.parse(run(0, "refactor", "rename", "main.rs:4:9", "sum", "--json"));
        assertEquals("Rename a to sum", json.string("title"));
        assertTrue(json.flag("applied", false) && json.flag("syntactic", false));
        assertEquals(2, json.get("files").items().getFirst().number("added"));
    }

    @Test
    void what_cannot_be_done_is_told_and_nothing_is_changed() throws Exception {
        refuses("reserved word", "refactor", "rename", "main.rs:4:9", "fn");
        refuses("not a name in Rust", "refactor", "rename", "main.rs:4:9", "a b");
        refuses("no name here", "refactor", "rename", "main.rs:2:1", "x");
        refuses("There is no line 99: the file has 7", "refactor", "rename", "main.rs:99:1", "x");
        refuses("Line 1 has no column 50", "refactor", "rename", "main.rs:1:50", "x");
        refuses("does not say line and column", "refactor", "rename", "main.rs", "x");
        refuses("does not exist", "refactor", "rename", "gone.rs:1:1", "x");
        refuses("It needs a new name", "refactor", "rename", "main.rs:4:9");
        refuses("It needs a place", "refactor", "rename");
        refuses("is no refactoring", "refactor", "dance", "main.rs:1:1");
        refuses("none that could be undone", "refactor", "undo");
        refuses("Its end lies before its start", "refactor", "variable", "main.rs:4:9-4:1", "x");
        refuses("outside of the folders", "refactor", "rename", "main.rs:4:9", "x", "--in", other());
    }

    private String other() throws IOException {
        return Files.createDirectory(temporary.resolve("other")).toString();
    }
}
