package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.InlineCompletions.Continuation;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.foundation.types.TextEdit;

/** Every question as its request; what comes back is held against the meta model by the editor of the test. */
class AnswersTest {
    /** The name behind the crab is at 3, 5 or 2 units in UTF-16, UTF-8 and UTF-32. */
    private static final String TEXT = "🦀 name = 1\nfn next() {}\n";

    private final ScriptedFeatures features = new ScriptedFeatures();
    private final TestServer server = new TestServer(features);
    private TestEditor editor;
    private String file;
    private Path path;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        path = folder.resolve("a.rs");
        file = path.toString();
        Files.writeString(path, TEXT);
        editor = server.connect().begin(folder.toString());
        editor.open(file, TEXT);
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
        server.close();
    }

    private Origin origin(Object handle) {
        return new Origin(features.source(), handle);
    }

    private Location name() {
        return new Location(path, Range.of(0, 3, 0, 7));
    }

    private static String range(JsonElement lspRange) {
        JsonObject range = lspRange.getAsJsonObject();
        return place(range.get("start")) + "-" + place(range.get("end"));
    }

    private static String place(JsonElement position) {
        return position.getAsJsonObject().get("line") + ":" + position.getAsJsonObject().get("character");
    }

    private String here() {
        return TestEditor.at(file, 0, 4);
    }

    private String with(String more) {
        return "{\"textDocument\":{\"uri\":\"file://" + file + "\"}" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    @Test
    void the_meta_model_is_there() throws Exception {
        assumeTrue(MetaModel.find().isPresent(),
                "Messages are NOT validated: there is no LSP meta model on this machine");
    }

    @Test
    void hover_is_asked_about_the_open_text_and_answered_in_the_units_of_the_client() throws Exception {
        features.on(Hover.At.class, (scope, question) -> {
            assertEquals(new Position(0, 4), question.position());
            assertEquals("rust", question.source().language().value());
            return Optional.of(new Hover("**name**", Optional.of(Range.of(0, 3, 0, 7)), List.of()));
        });
        JsonObject hover = editor.ask("textDocument/hover", here()).getAsJsonObject();
        assertEquals("**name**", hover.getAsJsonObject("contents").get("value").getAsString());
        assertEquals("markdown", hover.getAsJsonObject("contents").get("kind").getAsString());
        assertEquals("0:3-0:7", range(hover.get("range")));
        for (String[] each : new String[][] {{"utf-8", "6", "0:5-0:9"}, {"utf-32", "3", "0:2-0:6"}}) {
            try (TestEditor other = server.connect().begin(folder.toString(), each[0])) {
                other.open(file, TEXT);
                JsonObject same = other.ask("textDocument/hover",
                        TestEditor.at(file, 0, Integer.parseInt(each[1]))).getAsJsonObject();
                assertEquals(each[2], range(same.get("range")), each[0]);
            }
        }
    }

    @Test
    void a_client_without_markdown_gets_plain_text_and_nothing_is_null() throws Exception {
        features.on(Hover.At.class, (scope, question) -> Optional.of(
                new Hover("```rust\nfn a\\_b()\n```\nText", Optional.empty(), List.of())));
        try (TestEditor other = server.connect()) {
            other.hello(folder.toString(), "{}");
            other.open(file, TEXT);
            JsonObject hover = other.ask("textDocument/hover", here()).getAsJsonObject();
            assertEquals("fn a_b()\nText", hover.getAsJsonObject("contents").get("value").getAsString());
        }
        features.on(Hover.At.class, (scope, question) -> Optional.empty());
        assertTrue(editor.ask("textDocument/hover", here()).isJsonNull());
    }

    @Test
    void completion_has_all_that_a_proposal_says_and_resolve_adds_the_rest() throws Exception {
        var insertion = new TextEdit(Range.of(0, 3, 0, 4), "named(${1:x})$0");
        var proposal = new Proposal("named", "(…)", "fn()", "", ProposalKind.FUNCTION, "nmd", "01", true, true,
                insertion, true, List.of(), Set.of('.'), Optional.empty(), Optional.of(origin("more")));
        features.on(Completions.At.class, (scope, question) -> {
            assertEquals(Optional.of('.'), question.trigger());
            return new Completions(List.of(proposal), false);
        });
        features.on(Proposal.Details.class, (scope, question) -> new Proposal("named", "(use a)", "fn()", "Docs.",
                ProposalKind.FUNCTION, "nmd", "01", true, true, insertion, true,
                List.of(new TextEdit(Range.of(0, 0, 0, 0), "use a;\n")), Set.of('.'), Optional.empty(),
                Optional.empty()));
        JsonObject list = editor.ask("textDocument/completion", here().replaceFirst("}\\s*$", "")
                + ",\"context\":{\"triggerKind\":2,\"triggerCharacter\":\".\"}}").getAsJsonObject();
        assertTrue(list.get("isIncomplete").getAsBoolean());
        JsonObject item = list.getAsJsonArray("items").get(0).getAsJsonObject();
        assertEquals("named(${1:x})$0", item.getAsJsonObject("textEdit").get("newText").getAsString());
        assertEquals("0:3-0:4", range(item.getAsJsonObject("textEdit").get("range")));
        assertEquals(2, item.get("insertTextFormat").getAsInt());
        assertEquals("nmd", item.get("filterText").getAsString());
        assertEquals("01", item.get("sortText").getAsString());
        assertEquals("(…)", item.getAsJsonObject("labelDetails").get("detail").getAsString());
        assertEquals("[1]", item.get("tags").toString());
        JsonObject full = editor.ask("completionItem/resolve", item.toString()).getAsJsonObject();
        assertEquals("Docs.", full.getAsJsonObject("documentation").get("value").getAsString());
        assertEquals("use a;\n", full.getAsJsonArray("additionalTextEdits").get(0).getAsJsonObject().get("newText")
                .getAsString());
        try (TestEditor plain = server.connect()) {
            plain.hello(folder.toString(), "{}");
            plain.open(file, TEXT);
            JsonObject same = plain.ask("textDocument/completion", here().replaceFirst("}\\s*$", "")
                    + ",\"context\":{\"triggerKind\":2,\"triggerCharacter\":\".\"}}").getAsJsonObject()
                    .getAsJsonArray("items").get(0).getAsJsonObject();
            assertEquals("named(x)", same.getAsJsonObject("textEdit").get("newText").getAsString());
            assertFalse(same.has("commitCharacters"));
        }
    }

    @Test
    void what_a_text_could_go_on_with_is_answered_since_3_18() throws Exception {
        var insertion = new TextEdit(Range.of(0, 3, 0, 4), "name_of(x)\n");
        var snippet = new TextEdit(Range.of(0, 4, 0, 4), "f($1)");
        features.on(InlineCompletions.At.class, (scope, question) -> {
            assertEquals(new Position(0, 4), question.position());
            assertEquals(Optional.of(new TextEdit(Range.of(0, 3, 0, 4), "name")), question.selected());
            return question.isAsked() ? InlineCompletions.NONE : new InlineCompletions(List.of(
                    new Continuation(insertion, "name_of", false,
                            Optional.of(new Effect.Told("Count", origin("count")))),
                    new Continuation(snippet, "f($1)", true, Optional.of(new Effect.AskAgain("Again", true)))));
        });
        String asked = here().replaceFirst("}\\s*$", "") + ",\"context\":{\"triggerKind\":%d,"
                + "\"selectedCompletionInfo\":{\"range\":{\"start\":{\"line\":0,\"character\":3},"
                + "\"end\":{\"line\":0,\"character\":4}},\"text\":\"name\"}}}";
        JsonArray items = editor.ask("textDocument/inlineCompletion", asked.formatted(2)).getAsJsonObject()
                .getAsJsonArray("items");
        JsonObject plain = items.get(0).getAsJsonObject();
        assertEquals("name_of(x)\n", plain.get("insertText").getAsString());
        assertEquals("name_of", plain.get("filterText").getAsString());
        assertEquals("0:3-0:4", range(plain.get("range")));
        assertEquals("Count", plain.getAsJsonObject("command").get("title").getAsString());
        JsonObject second = items.get(1).getAsJsonObject();
        assertEquals("{\"kind\":\"snippet\",\"value\":\"f($1)\"}", second.get("insertText").toString());
        assertFalse(second.has("command"));
        assertEquals("[]", editor.ask("textDocument/inlineCompletion", asked.formatted(1)).getAsJsonObject()
                .get("items").toString());
    }

    @Test
    void signatures_mark_their_parameters() throws Exception {
        features.on(Signatures.At.class, (scope, question) -> new Signatures(List.of(new Signatures.Signature(
                "f(a: u8, b: u8)", "Docs", List.of(new Signatures.Parameter(new Span(2, 7), "first"),
                        new Signatures.Parameter(new Span(9, 14), "")), 1)), 5));
        JsonObject help = editor.ask("textDocument/signatureHelp", here()).getAsJsonObject();
        assertEquals(0, help.get("activeSignature").getAsInt());
        assertEquals(1, help.get("activeParameter").getAsInt());
        assertEquals("[9,14]", help.getAsJsonArray("signatures").get(0).getAsJsonObject().getAsJsonArray("parameters")
                .get(1).getAsJsonObject().get("label").toString());
        features.on(Signatures.At.class, (scope, question) -> Signatures.NONE);
        assertTrue(editor.ask("textDocument/signatureHelp", here()).isJsonNull());
    }

    @Test
    void targets_are_links_for_those_who_know_them() throws Exception {
        features.on(Target.Of.class, (scope, question) -> List.of(
                new Target(name(), Range.of(0, 0, 0, 11), Optional.of(Range.of(0, 3, 0, 7)))));
        for (String each : List.of("definition", "declaration", "typeDefinition", "implementation")) {
            JsonObject link = editor.ask("textDocument/" + each, here()).getAsJsonArray().get(0).getAsJsonObject();
            assertEquals("0:0-0:11", range(link.get("targetRange")));
            assertEquals("0:3-0:7", range(link.get("targetSelectionRange")));
            assertEquals("0:3-0:7", range(link.get("originSelectionRange")));
        }
        assertEquals(List.of("DEFINITION", "DECLARATION", "TYPE", "IMPLEMENTATION"), features.asked.stream()
                .map(question -> ((Target.Of) question).relation().name()).toList());
        try (TestEditor plain = server.connect()) {
            plain.hello(folder.toString(), "{}");
            JsonObject location = plain.ask("textDocument/definition", here()).getAsJsonArray().get(0)
                    .getAsJsonObject();
            assertEquals("0:3-0:7", range(location.get("range")), "from the disk, since nothing is open");
        }
    }

    @Test
    void references_are_counted_in_files_that_are_not_open() throws Exception {
        Path other = folder.resolve("b c.rs");
        Files.writeString(other, "// ü🦀 name\n");
        features.on(Reference.Of.class, (scope, question) -> question.withDeclaration() ? List.of(
                new Reference(new Location(other, Range.of(0, 7, 0, 11)), Reference.Use.READ)) : List.of());
        features.on(Reference.Marks.class, (scope, question) -> List.of(
                new Reference.Mark(Range.of(0, 3, 0, 7), Reference.Use.WRITE)));
        String params = here().replaceFirst("}\\s*$", "") + ",\"context\":{\"includeDeclaration\":true}}";
        JsonObject found = editor.ask("textDocument/references", params).getAsJsonArray().get(0).getAsJsonObject();
        assertTrue(found.get("uri").getAsString().endsWith("b%20c.rs"));
        assertEquals("0:7-0:11", range(found.get("range")));
        try (TestEditor bytes = server.connect().begin(folder.toString(), "utf-8")) {
            JsonObject same = bytes.ask("textDocument/references", params).getAsJsonArray().get(0).getAsJsonObject();
            assertEquals("0:10-0:14", range(same.get("range")));
        }
        JsonArray marks = editor.ask("textDocument/documentHighlight", here()).getAsJsonArray();
        assertEquals(3, marks.get(0).getAsJsonObject().get("kind").getAsInt());
    }

    @Test
    void symbols_are_a_tree_or_a_list() throws Exception {
        var inner = new Symbol("next", SymbolKind.FUNCTION, "()", Range.of(1, 0, 1, 12), Range.of(1, 3, 1, 7),
                List.of());
        var outer = new Symbol("", SymbolKind.MODULE, "", Range.of(0, 0, 2, 0), Range.of(0, 3, 0, 7), List.of(inner));
        features.on(FoundSymbol.In.class, (scope, question) -> List.of(outer));
        features.on(FoundSymbol.Like.class, (scope, question) -> {
            assertEquals(Optional.of(folder), question.folder());
            return List.of(new FoundSymbol("next", SymbolKind.FUNCTION, "a", name()));
        });
        JsonObject tree = editor.ask("textDocument/documentSymbol", with("")).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals("<unnamed>", tree.get("name").getAsString());
        assertEquals("next", tree.getAsJsonArray("children").get(0).getAsJsonObject().get("name").getAsString());
        JsonObject symbol = editor.ask("workspace/symbol", "{\"query\":\"nx\"}").getAsJsonArray()
                .get(0).getAsJsonObject();
        assertEquals("a", symbol.get("containerName").getAsString());
        try (TestEditor plain = server.connect()) {
            plain.hello(folder.toString(), "{}");
            assertEquals(2, plain.ask("textDocument/documentSymbol", with("")).getAsJsonArray().size());
        }
    }

    @Test
    void hierarchies_go_on_from_what_was_given_out() throws Exception {
        var node = new HierarchyNode("next", SymbolKind.FUNCTION, "a", name(), Range.of(0, 0, 0, 11), origin("next"));
        var caller = new HierarchyNode("caller", SymbolKind.FUNCTION, "", name(), Range.of(0, 0, 0, 11),
                origin("caller"));
        features.on(HierarchyNode.At.class, (scope, question) -> List.of(node));
        features.on(HierarchyNode.Next.class, (scope, question) -> List.of(
                new HierarchyNode.Link(caller, List.of(Range.of(1, 0, 1, 2)))));
        JsonElement item = editor.ask("textDocument/prepareCallHierarchy", here()).getAsJsonArray().get(0);
        JsonObject call = editor.ask("callHierarchy/incomingCalls", "{\"item\":" + item + "}").getAsJsonArray().get(0)
                .getAsJsonObject();
        assertEquals("caller", call.getAsJsonObject("from").get("name").getAsString());
        assertEquals("1:0-1:2", range(call.getAsJsonArray("fromRanges").get(0)));
        JsonElement from = call.get("from");
        assertEquals(1, editor.ask("callHierarchy/outgoingCalls", "{\"item\":" + from + "}").getAsJsonArray().size());
        assertEquals(new HierarchyNode.Next(caller, HierarchyNode.Direction.CALLEES), features.asked.getLast());
        JsonElement type = editor.ask("textDocument/prepareTypeHierarchy", here()).getAsJsonArray().get(0);
        assertEquals(1, editor.ask("typeHierarchy/supertypes", "{\"item\":" + type + "}").getAsJsonArray().size());
        assertEquals(1, editor.ask("typeHierarchy/subtypes", "{\"item\":" + type + "}").getAsJsonArray().size());
        JsonObject forgotten = item.getAsJsonObject().deepCopy();
        forgotten.addProperty("data", "999.0");
        assertEquals(-32801, editor.error("callHierarchy/incomingCalls", "{\"item\":" + forgotten + "}").get("code")
                .getAsInt(), "ContentModified");
    }

    @Test
    void the_shape_of_a_text_is_told() throws Exception {
        features.on(TextShape.Folding.class, (scope, question) -> List.of(new TextShape.FoldedLines(0, 1, "comment")));
        features.on(TextShape.Selections.class, (scope, question) -> List.of(
                List.of(Range.of(0, 3, 0, 7), Range.of(0, 0, 1, 0))));
        features.on(TextShape.Linked.class, (scope, question) -> List.of(Range.of(0, 3, 0, 7)));
        features.on(TextShape.Links.class, (scope, question) -> List.of(
                new TextShape.Link(Range.of(0, 3, 0, 7), "https://example.org", "")));
        features.on(TextShape.Colours.class, (scope, question) -> List.of(
                new TextShape.Colour(Range.of(0, 3, 0, 7), 1, 0.5, 0, 1)));
        assertEquals("comment", editor.ask("textDocument/foldingRange", with("")).getAsJsonArray().get(0)
                .getAsJsonObject().get("kind").getAsString());
        JsonArray selections = editor.ask("textDocument/selectionRange",
                with("\"positions\":[{\"line\":0,\"character\":4},{\"line\":9,\"character\":4}]")).getAsJsonArray();
        assertEquals("0:0-1:0", range(selections.get(0).getAsJsonObject().getAsJsonObject("parent").get("range")));
        assertEquals("2:0-2:0", range(selections.get(1).getAsJsonObject().get("range")));
        assertEquals(1, editor.ask("textDocument/linkedEditingRange", here()).getAsJsonObject().getAsJsonArray("ranges")
                .size());
        assertEquals("https://example.org", editor.ask("textDocument/documentLink", with("")).getAsJsonArray().get(0)
                .getAsJsonObject().get("target").getAsString());
        JsonObject colour = editor.ask("textDocument/documentColor", with("")).getAsJsonArray()
                .get(0).getAsJsonObject();
        JsonArray ways = editor.ask("textDocument/colorPresentation",
                with("\"color\":" + colour.get("color") + ",\"range\":" + colour.get("range"))).getAsJsonArray();
        assertEquals("#ff8000", ways.get(0).getAsJsonObject().get("label").getAsString());
        assertEquals("rgb(255, 128, 0)", ways.get(1).getAsJsonObject().get("label").getAsString());
    }

    @Test
    void inlay_hints_have_parts_and_edits() throws Exception {
        features.on(InlayHint.In.class, (scope, question) -> List.of(new InlayHint(new Position(0, 7),
                List.of(new InlayHint.Part(": u8", "a *type*", Optional.of(name()))), InlayHint.Kind.TYPE, false, true,
                List.of(new TextEdit(Range.of(0, 7, 0, 7), ": u8")))));
        JsonObject hint = editor.ask("textDocument/inlayHint",
                with("\"range\":{\"start\":{\"line\":9,\"character\":0},\"end\":{\"line\":0,\"character\":0}}"))
                .getAsJsonArray().get(0).getAsJsonObject();
        assertEquals(1, hint.get("kind").getAsInt());
        assertTrue(hint.get("paddingRight").getAsBoolean());
        assertEquals(Range.of(0, 0, 2, 0), ((InlayHint.In) features.asked.getLast()).range(),
                "in order, within the text");
    }

    @Test
    void tokens_are_relative_and_come_as_what_changed() throws Exception {
        var first = new SemanticToken(0, 3, 4, "variable", Set.of("declaration", "unheard-of"));
        var second = new SemanticToken(1, 3, 4, "function", Set.of());
        var unknown = new SemanticToken(1, 0, 2, "from-the-future", Set.of());
        features.on(SemanticToken.In.class, (scope, question) -> List.of(second, unknown, first));
        JsonObject full = editor.ask("textDocument/semanticTokens/full", with("")).getAsJsonObject();
        assertEquals("[0,3,4,8,1,1,3,4,12,0]", full.get("data").toString());
        features.on(SemanticToken.In.class, (scope, question) -> List.of(first));
        JsonObject delta = editor.ask("textDocument/semanticTokens/full/delta",
                with("\"previousResultId\":" + full.get("resultId"))).getAsJsonObject();
        JsonObject edit = delta.getAsJsonArray("edits").get(0).getAsJsonObject();
        assertEquals("5 5", edit.get("start") + " " + edit.get("deleteCount"));
        JsonObject lost = editor.ask("textDocument/semanticTokens/full/delta", with("\"previousResultId\":\"x\""))
                .getAsJsonObject();
        assertTrue(lost.has("data"));
        editor.ask("textDocument/semanticTokens/range",
                with("\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":1,\"character\":0}}"));
        assertEquals(Optional.of(Range.of(0, 0, 1, 0)), ((SemanticToken.In) features.asked.getLast()).range());
    }

    @Test
    void text_is_formatted_whole_in_part_and_while_typing() throws Exception {
        features.on(Format.Of.class, (scope, question) -> List.of(new TextEdit(Range.of(0, 2, 0, 3), "")));
        features.on(Format.Typed.class, (scope, question) -> List.of(new TextEdit(Range.of(1, 0, 1, 0), "  ")));
        String options = "\"options\":{\"tabSize\":2,\"insertSpaces\":true}";
        assertEquals(1, editor.ask("textDocument/formatting", with(options)).getAsJsonArray().size());
        assertEquals(new Format(2, true), ((Format.Of) features.asked.getLast()).format());
        editor.ask("textDocument/rangeFormatting", with(options
                + ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":1,\"character\":0}}"));
        assertEquals(1, editor.ask("textDocument/onTypeFormatting",
                with(options + ",\"ch\":\"}\",\"position\":{\"line\":1,\"character\":12}")).getAsJsonArray().size());
        assertEquals('}', ((Format.Typed) features.asked.getLast()).character());
    }

    @Test
    void edits_of_a_text_that_was_edited_meanwhile_are_not_given_out() throws Exception {
        features.on(Format.Of.class, (scope, question) -> {
            while (features.latest(file).orElseThrow().version() == question.source().version()) {
                Thread.sleep(5);
            }
            return List.of(new TextEdit(Range.of(0, 2, 0, 3), ""));
        });
        int id = editor.request("textDocument/formatting", with("\"options\":{\"tabSize\":2,\"insertSpaces\":true}"));
        editor.tell("textDocument/didChange", """
                {"textDocument":{"uri":"file://%s","version":2},"contentChanges":[{"text":"x"}]}""".formatted(file));
        assertEquals(-32801, editor.response(id).getAsJsonObject("error").get("code").getAsInt());
    }

    @Test
    void rename_prepares_changes_all_files_and_says_why_not() throws Exception {
        Path other = folder.resolve("other.rs");
        Files.writeString(other, "name");
        features.on(Rename.At.class, (scope, question) -> Optional.of(new Rename(Range.of(0, 3, 0, 7), "name")));
        features.on(Rename.To.class, (scope, question) -> {
            if (question.name().equals("fn")) {
                throw new FailureException(new Failure.Other("Cannot rename.", "fn is a keyword.", "Choose another."));
            }
            return new WorkspaceEdit(List.of(
                    new WorkspaceEdit.Edits(new FileEdits(path, List.of(new TextEdit(Range.of(0, 3, 0, 7),
                    question.name()))),
                            Optional.of(question.source().version())),
                    new WorkspaceEdit.Create(folder.resolve("new.rs"), "x"),
                    new WorkspaceEdit.Move(other, folder.resolve("moved.rs")), new WorkspaceEdit.Delete(other)));
        });
        JsonObject prepared = editor.ask("textDocument/prepareRename", here()).getAsJsonObject();
        assertEquals("name", prepared.get("placeholder").getAsString());
        String params = here().replaceFirst("}\\s*$", "");
        JsonArray changes = editor.ask("textDocument/rename", params + ",\"newName\":\"id\"}").getAsJsonObject()
                .getAsJsonArray("documentChanges");
        assertEquals(1, changes.get(0).getAsJsonObject().getAsJsonObject("textDocument").get("version").getAsInt());
        assertEquals(List.of("create", "rename", "delete"), changes.asList().stream().map(JsonElement::getAsJsonObject)
                .filter(change -> change.has("kind")).map(change -> change.get("kind").getAsString()).toList());
        JsonObject error = editor.error("textDocument/rename", params + ",\"newName\":\"fn\"}");
        assertEquals(-32803, error.get("code").getAsInt(), "RequestFailed");
        assertEquals("Cannot rename. fn is a keyword. Choose another.", error.get("message").getAsString());
        assertEquals("Choose another.", error.getAsJsonObject("data").get("nextStep").getAsString());
        try (TestEditor plain = server.connect()) {
            plain.hello(folder.toString(), "{}");
            assertTrue(plain.error("textDocument/rename", params + ",\"newName\":\"id\"}").get("message").getAsString()
                    .contains("does not do that"));
        }
    }

    @Test
    void actions_come_with_their_edit_or_tell_it_later() throws Exception {
        var edit = new WorkspaceEdit(List.of(new WorkspaceEdit.Edits(
                new FileEdits(path, List.of(new TextEdit(Range.of(0, 3, 0, 7), "x"))), Optional.empty())));
        var now = new CodeAction("Now", "quickfix", true, Optional.empty(),
                Optional.of(new Effect.Change("Now", edit)), Optional.empty());
        var later = new CodeAction("Later", "refactor", false, Optional.empty(), Optional.empty(),
                Optional.of(origin("later")));
        var never = new CodeAction("Never", "", false, Optional.of("because"), Optional.empty(), Optional.empty());
        features.on(CodeAction.In.class, (scope, question) -> List.of(now, later, never));
        features.on(CodeAction.Details.class, (scope, question) -> new CodeAction("Later", "refactor", false,
                Optional.empty(), Optional.of(new Effect.Change("Later", edit)), Optional.empty()));
        String params = with("\"range\":{\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":3}},"
                + "\"context\":{\"diagnostics\":[],\"only\":[\"quickfix\"]}");
        JsonArray actions = editor.ask("textDocument/codeAction", params).getAsJsonArray();
        assertTrue(actions.get(0).getAsJsonObject().has("edit"));
        assertFalse(actions.get(1).getAsJsonObject().has("edit"));
        assertEquals("because", actions.get(2).getAsJsonObject().getAsJsonObject("disabled")
                .get("reason").getAsString());
        assertTrue(editor.ask("codeAction/resolve", actions.get(1).toString()).getAsJsonObject().has("edit"));
        editor.tell("textDocument/didChange", """
                {"textDocument":{"uri":"file://%s","version":2},"contentChanges":[{"text":"x"}]}""".formatted(file));
        assertEquals(-32801, editor.error("codeAction/resolve", actions.get(1).toString()).get("code").getAsInt());
        try (TestEditor plain = server.connect()) {
            plain.hello(folder.toString(), "{\"workspace\":{\"applyEdit\":true}}");
            plain.open(file, TEXT);
            JsonArray commands = plain.ask("textDocument/codeAction", params).getAsJsonArray();
            assertEquals(2, commands.size());
            int id = plain.request("workspace/executeCommand", commands.get(1).toString());
            JsonObject request = plain.message("workspace/applyEdit");
            assertTrue(request.getAsJsonObject("params").getAsJsonObject("edit").has("changes"));
            plain.answer(request, "{\"applied\":true}");
            JsonObject done = plain.response(id);
            assertTrue(done.has("result") && done.get("result").isJsonNull(), done::toString);
        }
    }

    @Test
    void lenses_say_what_they_do_when_they_are_seen() throws Exception {
        var go = new Effect.Go("Go there", name());
        features.on(CodeLens.In.class, (scope, question) -> List.of(
                new CodeLens(Range.of(1, 0, 1, 2), Optional.of(go), Optional.empty()),
                new CodeLens(Range.of(0, 0, 0, 2), Optional.empty(), Optional.of(origin("lens")))));
        features.on(CodeLens.Details.class, (scope, question) -> new CodeLens(Range.of(0, 0, 0, 2),
                Optional.of(new Effect.Show("2 references", List.of(name(), name()))), Optional.empty()));
        JsonArray lenses = editor.ask("textDocument/codeLens", with("")).getAsJsonArray();
        assertEquals("Go there", lenses.get(0).getAsJsonObject().getAsJsonObject("command").get("title").getAsString());
        assertFalse(lenses.get(1).getAsJsonObject().has("command"));
        assertEquals("2 references", editor.ask("codeLens/resolve", lenses.get(1).toString()).getAsJsonObject()
                .getAsJsonObject("command").get("title").getAsString());
    }
}
