package dev.rustaiide.system.lsp.extensions.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServer.Params;
import dev.rustaiide.system.lsp.client.LanguageServer.Places;
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
import dev.rustaiide.system.lsp.extensions.TextMoves.SnippetEdit;

/** The table of questions: what each is called, what it is sent with, and what its answer means. */
final class Extensions {
    static final String SERVER = "rust-analyzer";
    private static final Json NOTHING = Json.object().build();
    private static final int SNIPPET = 2;
    private static final int DEEPEST = 64;

    private final Map<Class<?>, Asking<?, ?>> table = new HashMap<>();

    /** Asks {@code server}. */
    @FunctionalInterface
    interface Asking<Q extends TextQuestion<A>, A> {
        Call<A> ask(LanguageServer server, Q question);
    }

    /** What an answer means to a question. */
    @FunctionalInterface
    private interface Reading<Q, A> {
        A read(LanguageServer server, Q question, Json answer);
    }

    /** The parameters of a question. */
    @FunctionalInterface
    private interface Sending<Q> {
        Json params(Places places, Q question);
    }

    Extensions() {
        on(ExpandedMacro.At.class, "rust-analyzer/expandMacro", (places, question) -> at(places, question.position()),
                (server, question, answer) -> answer.optionalString("expansion")
                        .map(code -> new ExpandedMacro(answer.string("name", ""), code)));
        on(CargoRunnable.In.class, "experimental/runnables", (places, question) -> {
            Json.ObjectBuilder params = about(places);
            question.position().ifPresent(position -> params.put("position", places.position(position)));
            return params.build();
        }, (server, question, answer) -> runnables(server, answer));
        on(Manifest.Of.class, "experimental/openCargoToml", (places, question) -> about(places).build(),
                (server, question, answer) -> server.location(answer));
        on(StructuralReplace.Of.class, "experimental/ssr", Extensions::replace,
                (server, question, answer) -> server.edit(answer));
        on(TextMoves.JoinLines.class, "experimental/joinLines", (places, question) -> about(places)
                .put("ranges", Json.array(question.ranges().stream().map(places::range).toList())).build(),
                (server, question, answer) -> server.edits(question.source(), answer));
        on(TextMoves.MoveItem.class, "experimental/moveItem", (places, question) -> about(places)
                .put("range", places.range(question.range())).put("direction", question.isUp() ? "Up" : "Down")
                .build(), (server, question, answer) -> snippets(server, question.source(), answer));
        on(TextMoves.Enter.class, "experimental/onEnter", (places, question) -> at(places, question.position()),
                (server, question, answer) -> snippets(server, question.source(), answer));
        table.put(TextMoves.MatchingBraces.class, (Asking<TextMoves.MatchingBraces, List<Optional<Position>>>)
                Extensions::braces);
        on(MemoryLayout.At.class, "rust-analyzer/viewRecursiveMemoryLayout", (places, question) ->
                at(places, question.position()), (server, question, answer) -> layout(answer.get("nodes").items()));
        on(ExternalDocs.At.class, "experimental/externalDocs", (places, question) -> at(places, question.position()),
                (server, question, answer) -> docs(answer));
        on(Dependency.Of.class, "rust-analyzer/fetchDependencyList", (places, question) -> NOTHING,
                (server, question, answer) -> dependencies(answer.get("crates").items()));
        table.put(InnerView.Of.class, (Asking<InnerView.Of, String>) Extensions::view);
        table.put(ServerAction.Do.class, (Asking<ServerAction.Do, Boolean>) Extensions::act);
    }

    private <A, Q extends TextQuestion<A>> void on(Class<Q> kind, String method, Sending<Q> sending,
            Reading<Q, A> reading) {
        Asking<Q, A> asking = (server, question) -> server
                .ask(question.source(), method, places -> sending.params(places, question))
                .then(method, (scope, answer) -> reading.read(server, question, answer));
        table.put(kind, asking);
    }

    /** Who asks {@code question}. */
    @SuppressWarnings("unchecked") // only the constructor puts into the table, with a key of the value's type
    <A> Optional<Asking<TextQuestion<A>, A>> of(Question<A> question) {
        return Optional.ofNullable((Asking<TextQuestion<A>, A>) table.get(question.getClass()));
    }

    private static Json.ObjectBuilder about(Places places) {
        return Json.object().put("textDocument", places.document());
    }

    private static Json at(Places places, Position position) {
        return about(places).put("position", places.position(position)).build();
    }

    private static List<CargoRunnable> runnables(LanguageServer server, Json answer) {
        List<CargoRunnable> runnables = new ArrayList<>();
        for (Json sent : answer.items()) {
            String label = sent.string("label", "");
            CargoCommands.run(label, sent, false).ifPresent(run ->
                runnables.add(new CargoRunnable(label, server.location(sent.get("location")), run)));
        }
        return runnables;
    }

    private static Json replace(Places places, StructuralReplace.Of question) {
        return about(places).put("position", places.position(question.position()))
                .put("query", question.rule()).put("parseOnly", question.isCheck())
                .put("selections", Json.array(question.within().stream().map(places::range).toList())).build();
    }

    private static List<SnippetEdit> snippets(LanguageServer server, SourceText text, Json answer) {
        List<SnippetEdit> edits = new ArrayList<>();
        for (Json sent : answer.items()) {
            for (TextEdit edit : server.edits(text, Json.array(List.of(sent)))) {
                edits.add(new SnippetEdit(edit, sent.number("insertTextFormat", 1) == SNIPPET));
            }
        }
        return edits;
    }

    /** Inside of braces the closing one is meant; a place that is answered with itself has none. */
    private static Call<List<Optional<Position>>> braces(LanguageServer server, TextMoves.MatchingBraces question) {
        List<Position> found = new ArrayList<>();
        Params params = places -> about(places)
                .put("positions", Json.array(question.positions().stream().map(places::position).toList())).build();
        return server.ask(question.source(), "experimental/matchingBrace", params).then("braces", (scope, answer) -> {
            // Positions come in the server's units: as edits of nothing they are turned into ours.
            for (Json sent : answer.items()) {
                Json edit = Json.object().put("range", Json.object().put("start", sent).put("end", sent).build())
                        .put("newText", "").build();
                server.edits(question.source(), Json.array(List.of(edit)))
                        .forEach(one -> found.add(one.range().start()));
            }
            List<Optional<Position>> matching = new ArrayList<>();
            for (int i = 0; i < question.positions().size(); i++) {
                Position asked = question.positions().get(i);
                matching.add(i < found.size() && !found.get(i).equals(asked) ? Optional.of(found.get(i))
                        : Optional.empty());
            }
            return matching;
        });
    }

    private static Optional<MemoryLayout> layout(List<Json> nodes) {
        return nodes.isEmpty() ? Optional.empty() : Optional.of(layout(nodes, 0, 0, 0));
    }

    /** Nodes lie in one list; each says where its children begin and how many they are. */
    private static MemoryLayout layout(List<Json> nodes, int index, long base, int depth) {
        Json node = nodes.get(index);
        long offset = base + node.number("offset", 0);
        List<MemoryLayout> parts = new ArrayList<>();
        long first = node.number("childrenStart", -1);
        long end = first < 0 || depth > DEEPEST ? first : Math.min(nodes.size(), first + node.number("childrenLen", 0));
        for (long child = first; child < end; child++) {
            if (child > index) {
                parts.add(layout(nodes, (int) child, offset, depth + 1));
            }
        }
        parts.sort(Comparator.comparingLong(MemoryLayout::offset));
        return new MemoryLayout(index == 0 ? "" : node.string("itemName", ""), node.string("typename", ""),
                node.number("size", 0), offset, node.number("alignment", 0), parts);
    }

    private static Optional<ExternalDocs> docs(Json answer) {
        Optional<String> web = answer.asString().or(() -> answer.optionalString("web"));
        Optional<String> local = answer.optionalString("local");
        return web.isEmpty() && local.isEmpty() ? Optional.empty() : Optional.of(new ExternalDocs(web, local));
    }

    private static List<Dependency> dependencies(List<Json> crates) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Json crate : crates) {
            try {
                Path folder = Path.of(URI.create(crate.string("path", "")));
                dependencies.add(new Dependency(crate.string("name", ""), crate.string("version", ""), folder));
            } catch (IllegalArgumentException | FileSystemNotFoundException noFolder) {
                // A crate that is nowhere cannot be shown.
            }
        }
        return dependencies;
    }

    private static Call<String> view(LanguageServer server, InnerView.Of question) {
        return switch (question.view()) {
            case HIR -> view(server, question, "rust-analyzer/viewHir", true);
            case MIR -> view(server, question, "rust-analyzer/viewMir", true);
            case RESULT -> view(server, question, "rust-analyzer/interpretFunction", true);
            case SYNTAX_TREE -> view(server, question, "rust-analyzer/viewSyntaxTree", false);
            case ITEM_TREE -> view(server, question, "rust-analyzer/viewItemTree", false);
            case STATUS -> view(server, question, "rust-analyzer/analyzerStatus", false);
            case CRATE_GRAPH -> server.ask("rust-analyzer/viewCrateGraph", Json.object().put("full", false).build())
                    .then("graph", (scope, answer) -> answer.asString().orElse(""));
        };
    }

    private static Call<String> view(LanguageServer server, InnerView.Of question, String method, boolean isPlace) {
        return server.ask(question.source(), method, places -> isPlace ? at(places, question.position())
                : about(places).build()).then(method, (scope, answer) -> answer.asString().orElse(""));
    }

    private static Call<Boolean> act(LanguageServer server, ServerAction.Do question) {
        return switch (question.action()) {
            case RUN_CHECK -> tell(server, question.source(), "rust-analyzer/runFlycheck");
            case CANCEL_CHECK -> tell(server, question.source(), "rust-analyzer/cancelFlycheck");
            case CLEAR_CHECK -> tell(server, question.source(), "rust-analyzer/clearFlycheck");
            case RELOAD_WORKSPACE -> server.ask("rust-analyzer/reloadWorkspace", Json.NULL).then("reload",
                    (scope, answer) -> true);
            case REBUILD_MACROS -> server.ask("rust-analyzer/rebuildProcMacros", Json.NULL).then("rebuild",
                    (scope, answer) -> true);
        };
    }

    private static Call<Boolean> tell(LanguageServer server, SourceText text, String method) {
        Json params = method.endsWith("runFlycheck") ? Json.object().put("textDocument", server.document(text.file()))
                .build() : Json.NULL;
        server.tell(method, params);
        return Call.of(true);
    }
}
