package dev.rustaiide.system.lsp.extensions.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.testing.RealServers;
import dev.rustaiide.system.lsp.client.testing.TestServers;
import dev.rustaiide.system.lsp.extensions.CargoRunnable;
import dev.rustaiide.system.lsp.extensions.Dependency;
import dev.rustaiide.system.lsp.extensions.ExpandedMacro;
import dev.rustaiide.system.lsp.extensions.ExternalDocs;
import dev.rustaiide.system.lsp.extensions.InnerView;
import dev.rustaiide.system.lsp.extensions.Manifest;
import dev.rustaiide.system.lsp.extensions.MemoryLayout;
import dev.rustaiide.system.lsp.extensions.ServerAction;
import dev.rustaiide.system.lsp.extensions.StructuralReplace;
import dev.rustaiide.system.lsp.extensions.TextMoves;

/** What a real rust-analyzer answers beyond the standard. */
class ExtensionSourceTest {
    private static final String SOURCE = """
            /// Two 😀 numbers.
            #[derive(Clone)]
            pub struct Pair { pub a: u8, pub b: u32 }

            macro_rules! seven { () => { 3 + 4 }; }

            pub fn sum(pair: &Pair) -> u32 { u32::from(pair.a) + pair.b }

            pub fn seven() -> u32 {
                let n = vec![1, 2].len() as u32;
                n + seven!()
            }

            #[test]
            fn it_adds() { assert_eq!(sum(&Pair { a: 1, b: 2 }), 3); }
            """;

    @TempDir
    static Path temporary;
    private static TestServers rig;
    private static ExtensionSource extensions;
    private static SourceText lib;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = RealServers.rustAnalyzer();
        Assumptions.assumeTrue(program.isPresent(), "no rust-analyzer: fetch one with releng/rust-analyzer");
        rig = TestServers.rust(temporary, program.get());
        rig.provide(new CargoCommands());
        extensions = new ExtensionSource(rig.servers());
        rig.write("Cargo.toml", new LanguageId("toml"),
                "[package]\nname = \"pairs\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        lib = rig.write("src/lib.rs", LanguageId.RUST, SOURCE);
        assertEquals(Optional.empty(), ask(new Manifest.Of(lib)), "nothing is started for this");
        rig.source().follow(lib);
        TestServers.await("a server that is ready", Duration.ofSeconds(90), () -> extensions.isReady(lib));
    }

    @AfterAll
    static void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private static <A> A ask(Question<A> question) throws Exception {
        return extensions.ask(question).await(Duration.ofSeconds(60));
    }

    private static Position at(String mark, int skip) {
        return lib.text().positionOf(SOURCE.indexOf(mark) + skip);
    }

    private static String text(Range range) {
        return SOURCE.substring(lib.text().offsetOf(range.start()), lib.text().offsetOf(range.end()));
    }

    @Test
    void it_expands_macros() throws Exception {
        assertEquals("3 + 4", ask(new ExpandedMacro.At(lib, at("seven!()", 1))).orElseThrow().code().strip());
        ExpandedMacro vec = ask(new ExpandedMacro.At(lib, at("vec![", 1))).orElseThrow();
        assertEquals("vec!", vec.name());
        assertEquals(Optional.empty(), ask(new ExpandedMacro.At(lib, at("pub struct", 0))));
    }

    @Test
    void it_knows_what_can_be_run_and_how() throws Exception {
        List<CargoRunnable> runnables = ask(new CargoRunnable.In(lib, Optional.empty()));
        CargoRunnable test = runnables.stream().filter(one -> one.label().contains("it_adds")).findFirst()
                .orElseThrow();
        assertEquals("cargo", test.run().program());
        assertTrue(test.run().arguments().containsAll(List.of("test", "--package", "pairs", "--lib", "--", "it_adds")),
                test.run()::toString);
        assertEquals(rig.folder(), test.run().directory());
        assertTrue(text(test.location().orElseThrow().range()).contains("it_adds"));
    }

    @Test
    void its_lenses_run_tests() throws Exception {
        List<CodeLens> lenses = rig.ask(new CodeLens.In(lib));
        assertTrue(lenses.stream().flatMap(lens -> lens.effect().stream()).anyMatch(effect ->
            effect instanceof Effect.Run run && run.arguments().contains("it_adds")), lenses::toString);
    }

    @Test
    void a_hover_leads_to_implementations() throws Exception {
        Hover hover = rig.ask(new Hover.At(lib, at("struct Pair", 8))).orElseThrow();
        Effect.Show show = assertInstanceOf(Effect.Show.class, hover.effects().getFirst());
        assertFalse(show.places().isEmpty());
    }

    @Test
    void it_finds_the_manifest_and_dependencies() throws Exception {
        assertEquals(rig.folder().resolve("Cargo.toml"), ask(new Manifest.Of(lib)).orElseThrow().file());
        List<Dependency> dependencies = ask(new Dependency.Of(lib));
        assertTrue(dependencies.stream().map(Dependency::name).anyMatch("core"::equals), dependencies::toString);
    }

    @Test
    void it_replaces_by_structure_or_says_what_is_wrong_with_the_rule() throws Exception {
        WorkspaceEdit edit = ask(new StructuralReplace.Of(lib, new Position(0, 0), "sum($a) ==>> $a.total()",
                List.of(), false));
        var edits = assertInstanceOf(WorkspaceEdit.Edits.class, edit.changes().getFirst()).edits().edits();
        assertTrue(applied(edits).contains("(&Pair { a: 1, b: 2 }).total()"), () -> applied(edits));
        assertThrows(ExecutionException.class, () -> ask(new StructuralReplace.Of(lib, new Position(0, 0),
                "no rule", List.of(), true)));
    }

    private static String applied(List<TextEdit> edits) {
        Text text = lib.text();
        return text.apply(edits.stream().map(edit -> TextChange.of(text.offsetOf(edit.range().start()),
                text.offsetOf(edit.range().end()), edit.newText())).toList()).toString();
    }

    @Test
    void it_joins_lines_moves_items_and_continues_comments() throws Exception {
        List<TextEdit> joined = ask(new TextMoves.JoinLines(lib, List.of(new Range(at("pub fn seven", 0),
                at("let n", 1)))));
        assertTrue(applied(joined).contains("pub fn seven() -> u32 { let n"), () -> applied(joined));
        List<TextMoves.SnippetEdit> moved = ask(new TextMoves.MoveItem(lib, Range.at(at("pub fn sum", 2)), false));
        assertTrue(moved.stream().anyMatch(one -> one.edit().newText().contains("sum")), moved::toString);
        List<TextMoves.SnippetEdit> entered = ask(new TextMoves.Enter(lib, at("numbers.", 8)));
        assertTrue(entered.getFirst().edit().newText().startsWith("\n/// "), entered::toString);
        assertTrue(entered.getFirst().isSnippet());
    }

    @Test
    void it_finds_the_other_brace() throws Exception {
        assertEquals(List.of(Optional.of(at("seven!()\n}", 9)), Optional.empty()), ask(new TextMoves.MatchingBraces(lib,
                List.of(at("u32 {\n    let", 4), new Position(0, 0)))));
    }

    @Test
    void it_shows_what_lies_behind() throws Exception {
        Position inSum = at("u32::from", 2);
        assertTrue(ask(new InnerView.Of(lib, inSum, InnerView.HIR)).contains("fn sum"));
        assertTrue(ask(new InnerView.Of(lib, inSum, InnerView.MIR)).contains("fn sum"));
        assertTrue(ask(new InnerView.Of(lib, inSum, InnerView.SYNTAX_TREE)).contains("Pair")
                || ask(new InnerView.Of(lib, inSum, InnerView.SYNTAX_TREE)).contains("STRUCT"));
        assertTrue(ask(new InnerView.Of(lib, inSum, InnerView.ITEM_TREE)).contains("struct Pair"));
        assertTrue(ask(new InnerView.Of(lib, inSum, InnerView.CRATE_GRAPH)).contains("digraph"));
        assertFalse(ask(new InnerView.Of(lib, inSum, InnerView.STATUS)).isBlank());
        assertFalse(ask(new InnerView.Of(lib, at("let n", 1), InnerView.RESULT)).isBlank());
    }

    @Test
    void it_knows_how_a_type_lies_in_memory() throws Exception {
        MemoryLayout pair = ask(new MemoryLayout.At(lib, at("struct Pair", 8))).orElseThrow();
        assertEquals(8, pair.size());
        assertEquals(List.of("b 0", "a 4"), pair.parts().stream().map(part -> part.name() + ' ' + part.offset())
                .toList());
    }

    @Test
    void it_knows_where_the_documentation_is() throws Exception {
        ExternalDocs docs = ask(new ExternalDocs.At(lib, at("u32::from", 1))).orElseThrow();
        assertTrue(docs.web().orElse("").startsWith("https://"), docs::toString);
    }

    @Test
    void it_can_be_told_to_act() throws Exception {
        for (ServerAction action : ServerAction.values()) {
            assertTrue(ask(new ServerAction.Do(lib, action)), action::name);
        }
        TestServers.await("that it is ready again", Duration.ofSeconds(60), () -> extensions.isReady(lib));
    }
}
