package dev.rustaiide.system.lsp.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
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

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.DiagnosticsFound;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.testing.MetaModel;
import dev.rustaiide.system.lsp.client.testing.RealServers;
import dev.rustaiide.system.lsp.client.testing.TestServers;

/** What a real rust-analyzer answers about a small crate. */
class RustAnalyzerTest {
    private static final String SOURCE = """
            //! A crate.
            pub mod draft;
            pub mod wrong;
            use std::collections::HashMap;

            /// A point in the plane. 😀
            #[derive(Debug, Clone, PartialEq)]
            pub struct Point { pub x: f64, pub y: f64 }

            impl Point {
                /// How far it is from the origin.
                pub fn length(&self) -> f64 { self.x.hypot(self.y) }
            }

            pub fn longest(points: &[Point]) -> Option<&Point> {
                let /* 😀 */ best = points.iter().max_by(|a, b| a.length().total_cmp(&b.length()));
                best
            }

            pub fn count(words: &[String]) -> HashMap<&str, usize> {
                let mut counts = HashMap::new();
                for word in words { *counts.entry(word.as_str()).or_insert(0) += 1; }
                counts
            }
            """;

    @TempDir
    static Path temporary;
    private static TestServers rig;
    private static SourceText lib;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> program = RealServers.rustAnalyzer();
        Assumptions.assumeTrue(program.isPresent(), "no rust-analyzer: fetch one with releng/rust-analyzer");
        ServerDefinition definition = new BuiltInServers().definitions().getFirst();
        rig = new TestServers(temporary, definition, "--set", "lsp.rustAnalyzer.program=" + program.get());
        rig.write("Cargo.toml", new LanguageId("toml"),
                "[package]\nname = \"points\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
        rig.write("src/draft.rs", LanguageId.RUST, "");
        rig.write("src/wrong.rs", LanguageId.RUST, "");
        lib = rig.write("src/lib.rs", LanguageId.RUST, SOURCE);
        rig.source().follow(lib);
        TestServers.await("a server that is ready", Duration.ofSeconds(90), () -> rig.source().isReady(lib));
    }

    @AfterAll
    static void stop() throws Exception {
        if (rig == null) {
            return;
        }
        var log = rig.servers().running().getFirst().log();
        rig.close();
        if (MetaModel.there().isPresent()) {
            assertEquals(List.of(), MetaModel.there().get().faults(log), "what was sent is as the protocol has it");
        }
    }

    /** The place of {@code mark} in the source, behind {@code skip} characters of it. */
    private static Position at(String mark, int skip) {
        return lib.text().positionOf(SOURCE.indexOf(mark) + skip);
    }

    @Test
    void it_goes_through_the_stages_to_ready() {
        List<Stage> stages = rig.stages();
        assertEquals(Stage.STARTING, stages.getFirst());
        assertTrue(stages.contains(Stage.LOADING), stages::toString);
        assertEquals(Stage.READY, stages.getLast());
    }

    @Test
    void it_says_what_a_name_is() throws Exception {
        Hover hover = rig.ask(new Hover.At(lib, at("length(&self)", 2))).orElseThrow();
        assertTrue(hover.markdown().contains("How far it is from the origin."), hover::markdown);
        assertEquals("length", text(hover.range().orElseThrow()));
    }

    private static String text(Range range) {
        return SOURCE.substring(lib.text().offsetOf(range.start()), lib.text().offsetOf(range.end()));
    }

    @Test
    void it_proposes_what_fits_in_the_place_of_what_is_typed() throws Exception {
        Completions completions = rig.ask(new Completions.At(lib, at("hypot", 2), Optional.empty()));
        Proposal hypot = find(completions, "hypot");
        assertEquals(ProposalKind.METHOD, hypot.kind());
        assertEquals("hy", text(hypot.insertion().range()));
        assertEquals("fn(self, f64) -> f64", hypot.detail());
    }

    private static Proposal find(Completions completions, String name) {
        return completions.proposals().stream().filter(proposal -> proposal.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + completions.proposals().stream().map(Proposal::name).toList()));
    }

    @Test
    void it_imports_what_it_proposes() throws Exception {
        SourceText draft = draft("pub fn more() { let set: BTreeS }\n", 1);
        Completions completions = rig.ask(new Completions.At(draft, new Position(0, 31), Optional.empty()));
        Proposal set = rig.ask(new Proposal.Details(find(completions, "BTreeSet")));
        assertTrue(set.further().stream().anyMatch(edit -> edit.newText().contains("use std::collections::BTreeSet")),
                set::toString);
        assertTrue(set.documentation().contains("set"), set::documentation);
    }

    /** A version of a file that no editor shows. */
    private static SourceText draft(String content, long version) {
        return new SourceText(rig.folder().resolve("src/draft.rs"), LanguageId.RUST, version, Text.of(content));
    }

    @Test
    void it_says_how_a_call_can_be_written() throws Exception {
        Signatures signatures = rig.ask(new Signatures.At(lib, at("hypot(", 6)));
        Signatures.Signature signature = signatures.list().get(signatures.active());
        assertTrue(signature.label().contains("hypot"), signature::label);
        Span active = signature.parameters().get(signature.active()).span();
        assertEquals("other: f64", signature.label().substring(active.start(), active.end()));
    }

    @Test
    void it_knows_where_things_are() throws Exception {
        assertEquals("length", place(Target.Relation.DEFINITION, at("a.length", 3)));
        assertEquals("Point", place(Target.Relation.TYPE, at("a.length", 0)));
        assertEquals("Point", place(Target.Relation.IMPLEMENTATION, at("struct Point", 8)));
        List<Target> parents = rig.ask(new Target.Of(draft("//! x\n", 2), new Position(0, 0),
                Target.Relation.PARENT_MODULE));
        assertEquals(lib.file(), parents.getFirst().name().file());
    }

    private static String place(Target.Relation relation, Position position) throws Exception {
        Target target = rig.ask(new Target.Of(lib, position, relation)).getFirst();
        assertEquals(lib.file(), target.name().file());
        return text(target.name().range());
    }

    @Test
    void it_finds_all_uses_behind_characters_of_four_bytes_too() throws Exception {
        List<Reference> uses = rig.ask(new Reference.Of(lib, at("length(&self)", 0), true));
        assertEquals(3, uses.size());
        uses.forEach(use -> assertEquals("length", text(use.location().range())));
        List<Reference.Mark> marks = rig.ask(new Reference.Marks(lib, at("best =", 1)));
        assertEquals(List.of("best", "best"), marks.stream().map(mark -> text(mark.range())).toList());
    }

    @Test
    void it_knows_who_calls_and_who_is_called() throws Exception {
        HierarchyNode length = rig.ask(new HierarchyNode.At(lib, at("length(&self)", 0), false)).getFirst();
        HierarchyNode.Link caller = rig.ask(new HierarchyNode.Next(length, Direction.CALLERS)).getFirst();
        assertEquals("longest", caller.node().name());
        assertEquals(List.of("length", "length"), caller.places().stream().map(RustAnalyzerTest::text).toList());
        HierarchyNode longest = rig.ask(new HierarchyNode.At(lib, at("longest", 0), false)).getFirst();
        assertTrue(rig.ask(new HierarchyNode.Next(longest, Direction.CALLEES)).stream()
                .anyMatch(link -> link.node().name().equals("length")));
    }

    @Test
    void it_lists_symbols() throws Exception {
        List<Symbol> symbols = rig.ask(new FoundSymbol.In(lib));
        Symbol point = symbols.stream().filter(symbol -> symbol.kind() == SymbolKind.STRUCT).findFirst().orElseThrow();
        assertEquals(List.of("x", "y"), point.children().stream().map(Symbol::name).toList());
        List<FoundSymbol> found = rig.ask(new FoundSymbol.Like("longest", Optional.of(rig.folder()), 10));
        assertEquals("longest", text(found.getFirst().location().range()));
    }

    @Test
    void it_renames_or_says_why_not() throws Exception {
        Rename name = rig.ask(new Rename.At(lib, at("length(&self)", 1))).orElseThrow();
        assertEquals("length", name.name());
        WorkspaceEdit edit = rig.ask(new Rename.To(lib, at("length(&self)", 1), "norm"));
        var edits = assertInstanceOf(WorkspaceEdit.Edits.class, edit.changes().getFirst());
        assertEquals(3, edits.edits().edits().size());
        edits.edits().edits().forEach(one -> assertEquals("length", text(one.range())));
        Call<WorkspaceEdit> refused = rig.source().ask(new Rename.To(lib, at("length(&self)", 1), "no name"));
        var failure = assertThrows(ExecutionException.class, refused::await);
        assertTrue(assertInstanceOf(FailureException.class, failure.getCause()).failure().why().contains("no name"));
    }

    @Test
    void its_actions_tell_their_edits_when_asked() throws Exception {
        List<CodeAction> actions = rig.ask(new CodeAction.In(lib, new Range(at("self.x.hypot", 0),
                at("self.x.hypot(self.y)", 20)), List.of(), List.of()));
        CodeAction extract = actions.stream().filter(action -> action.title().equals("Extract into variable"))
                .findFirst().orElseThrow(() -> new AssertionError(actions.toString()));
        assertTrue(extract.kind().startsWith("refactor"), extract::kind);
        CodeAction whole = rig.ask(new CodeAction.Details(extract));
        var change = assertInstanceOf(Effect.Change.class, whole.effect().orElseThrow());
        assertEquals(1, change.edit().changes().size());
    }

    @Test
    void its_hints_stand_behind_what_they_are_about() throws Exception {
        List<InlayHint> hints = rig.ask(new InlayHint.In(lib, new Range(at("pub fn longest", 0),
                at("pub fn count", 0))));
        InlayHint type = hints.stream().filter(hint -> hint.kind() == InlayHint.Kind.TYPE).findFirst().orElseThrow();
        assertEquals(at("best =", 4), type.position());
        String words = String.join("", type.parts().stream().map(InlayHint.Part::text).toList());
        assertTrue(words.contains("Option<&Point>"), words);
    }

    @Test
    void its_colours_are_those_of_the_same_names_after_an_edit() throws Exception {
        List<SemanticToken> first = rig.ask(new SemanticToken.In(draft("pub fn one() {}\npub fn two() {}\n", 3),
                Optional.empty()));
        assertEquals(List.of("0:7", "1:7"), functions(first));
        List<SemanticToken> second = rig.ask(new SemanticToken.In(draft("pub fn one() {}\n\n\npub fn two() {}\n", 4),
                Optional.empty()));
        assertEquals(List.of("0:7", "3:7"), functions(second));
        List<SemanticToken> range = rig.ask(new SemanticToken.In(lib, Optional.of(new Range(at("pub fn longest", 0),
                at("pub fn count", 0)))));
        assertTrue(range.stream().anyMatch(token -> token.type().equals("method") && token.length() == 6));
    }

    private static List<String> functions(List<SemanticToken> tokens) {
        return tokens.stream().filter(token -> token.type().equals("function"))
                .map(token -> token.line() + ":" + token.character()).toList();
    }

    @Test
    void it_knows_the_shape_of_a_text() throws Exception {
        assertTrue(rig.ask(new TextShape.Folding(lib)).stream()
                .anyMatch(fold -> fold.first() == 9 && fold.last() >= 11));
        List<Range> around = rig.ask(new TextShape.Selections(lib, List.of(at("hypot", 2)))).getFirst();
        assertEquals("hypot", text(around.getFirst()));
        assertEquals(SOURCE, text(around.getLast()));
    }

    @Test
    void it_formats() throws Exception {
        SourceText messy = draft("pub fn  a( ) { 1 ; }\n", 5);
        List<TextEdit> edits = rig.ask(new Format.Of(messy, Optional.empty(), new Format(4, true)));
        List<TextChange> changes = edits.stream().map(edit -> TextChange.of(messy.text().offsetOf(edit.range().start()),
                messy.text().offsetOf(edit.range().end()), edit.newText())).toList();
        assertEquals("pub fn a() {\n    1;\n}\n", messy.text().apply(changes).toString());
    }

    @Test
    void what_is_wrong_is_told_with_its_version_and_taken_back() throws Exception {
        Path file = rig.write("src/wrong.rs", LanguageId.RUST, "pub fn n() -> u8 { /* 😀 */ \"x\" }\n").file();
        rig.source().follow(new SourceText(file, LanguageId.RUST, 7, Text.of(Files.readString(file))));
        TestServers.await("a mistake", () -> !last(file).isEmpty());
        Diagnostic mistake = last(file).getFirst();
        assertEquals(Optional.of("E0308"), mistake.code());
        assertEquals(Range.of(0, 28, 0, 31), mistake.location().range());
        rig.source().follow(new SourceText(file, LanguageId.RUST, 8, Text.of("pub fn n() -> u8 { 1 }\n")));
        TestServers.await("no mistake", () -> last(file).isEmpty());
        assertEquals(Optional.of(8L), rig.heard(DiagnosticsFound.class).stream()
                .filter(found -> found.file().equals(file)).toList().getLast().version());
    }

    private static List<Diagnostic> last(Path file) {
        return rig.heard(DiagnosticsFound.class).stream().filter(found -> found.file().equals(file))
                .reduce((one, later) -> later).map(DiagnosticsFound::diagnostics).orElse(List.of());
    }
}
