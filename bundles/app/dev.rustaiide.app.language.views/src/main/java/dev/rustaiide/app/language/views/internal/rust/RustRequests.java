package dev.rustaiide.app.language.views.internal.rust;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.app.language.views.internal.ask.Spot;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.LanguageServer;

/**
 * The requests that rust-analyzer has besides those of the protocol, as its book has them ({@code lsp-extensions}). Any
 * thread may ask. A call fails if the server does not know the request or sends what is none of its answers.
 */
final class RustRequests {
    private final LanguageServer server;

    RustRequests(LanguageServer server) {
        this.server = server;
    }

    /** A macro call and what it stands for. */
    record Expansion(String name, String code) {}

    /** A package that the workspace depends on. */
    record Dependency(String name, String version, Path folder) {}

    /** All macro calls within the one at a place expanded; empty if there is none. */
    Call<Optional<Expansion>> expand(Spot spot) {
        return at(spot, "rust-analyzer/expandMacro").then("read expansion", (scope, answer) -> answer.isNull()
                ? Optional.empty() : Optional.of(new Expansion(answer.string("name"), answer.string("expansion"))));
    }

    /** A text about a place, such as {@code viewHir}; empty if there is nothing to tell. */
    Call<String> view(String what, Spot spot) {
        return at(spot, "rust-analyzer/" + what).then("read " + what,
                (scope, answer) -> answer.asString().orElse(""));
    }

    /** The syntax tree of a text. */
    Call<String> syntaxTree(SourceText text) {
        return server.ask(text, "rust-analyzer/viewSyntaxTree", places -> document(places))
                .then("write syntax tree", (scope, answer) ->
                        SyntaxText.of(Json.parse(answer.asString().orElse("null")), text.text()));
    }

    /** How the server does, in words. */
    Call<String> status() {
        return server.ask("rust-analyzer/analyzerStatus", Json.object().build())
                .then("read status", (scope, answer) -> answer.asString().orElse(""));
    }

    /** The manifest of the package that a text belongs to. */
    Call<Optional<Location>> cargoToml(SourceText text) {
        return server.ask(text, "experimental/openCargoToml", places -> document(places))
                .then("read place", (scope, answer) -> answer.isNull() ? Optional.empty() : place(answer));
    }

    /** Where the documentation of what is at a place is on the web, and on this machine first if it is there. */
    Call<List<String>> documentation(Spot spot) {
        return at(spot, "experimental/externalDocs").then("read addresses", (scope, answer) -> {
            List<String> addresses = new ArrayList<>();
            answer.optionalString("local").ifPresent(addresses::add);
            answer.optionalString("web").ifPresent(addresses::add);
            answer.asString().ifPresent(addresses::add);
            return addresses;
        });
    }

    /** The edits that make one line of those that {@code range} touches, as Rust code wants it. */
    Call<WorkspaceEdit> joinLines(SourceText text, Range range) {
        return server.ask(text, "experimental/joinLines", places -> Json.object().put("textDocument", places.document())
                .put("ranges", new Json.Arr(List.of(places.range(range)))).build())
                .then("read edits", (scope, answer) -> edits(text, answer));
    }

    /** The edits that change the place of what {@code range} is in with that of its neighbour. */
    Call<WorkspaceEdit> moveItem(SourceText text, Range range, boolean up) {
        return server.ask(text, "experimental/moveItem", places -> Json.object().put("textDocument", places.document())
                .put("range", places.range(range)).put("direction", up ? "Up" : "Down").build())
                .then("read edits", (scope, answer) -> edits(text, answer));
    }

    /** Where the bracket is that belongs to the one at a place. */
    Call<Optional<Position>> matchingBrace(Spot spot) {
        return server.ask(spot.source(), "experimental/matchingBrace", places -> Json.object()
                .put("textDocument", places.document())
                .put("positions", new Json.Arr(List.of(places.position(spot.position())))).build())
                .then("read place", (scope, answer) -> answer.items().isEmpty() ? Optional.empty()
                        : Optional.of(position(answer.items().getFirst())));
    }

    /**
     * The edits that replace what fits a pattern, {@code foo($a, $b) ==>> bar($b, $a)}, in all of the workspace; names
     * mean what they mean at {@code spot}.
     */
    Call<WorkspaceEdit> replace(Spot spot, String rule) {
        return server.ask(spot.source(), "experimental/ssr", places -> Json.object().put("query", rule)
                .put("parseOnly", false).put("textDocument", places.document())
                .put("position", places.position(spot.position())).put("selections", new Json.Arr(List.of())).build())
                .then("read edits", (scope, answer) -> workspaceEdit(spot.source(), answer));
    }

    /** The packages that the workspace depends on. */
    Call<List<Dependency>> dependencies() {
        return server.ask("rust-analyzer/fetchDependencyList", Json.object().build())
                .then("read packages", (scope, answer) -> {
                    List<Dependency> all = new ArrayList<>();
                    for (Json one : answer.get("crates").items()) {
                        path(one.string("path")).ifPresent(folder -> all.add(new Dependency(
                                one.string("name", "?"), one.string("version", ""), folder)));
                    }
                    return all;
                });
    }

    /** Has it read {@code Cargo.toml} again. */
    Call<?> reload() {
        return server.ask("rust-analyzer/reloadWorkspace", Json.NULL);
    }

    /** Has it build procedural macros and build scripts again; where the folder is not trusted it does not. */
    Call<?> rebuildMacros() {
        return server.ask("rust-analyzer/rebuildProcMacros", Json.NULL);
    }

    private Call<Json> at(Spot spot, String method) {
        return server.ask(spot.source(), method, places -> Json.object().put("textDocument", places.document())
                .put("position", places.position(spot.position())).build());
    }

    private static Json document(LanguageServer.Places places) {
        return Json.object().put("textDocument", places.document()).build();
    }

    private static WorkspaceEdit edits(SourceText text, Json answer) throws JsonException {
        List<TextEdit> edits = textEdits(answer);
        return edits.isEmpty() ? WorkspaceEdit.NONE : new WorkspaceEdit(List.of(
                new WorkspaceEdit.Edits(new FileEdits(text.file(), edits), Optional.of(text.version()))));
    }

    /** The server numbers versions in its own way; the one that was asked about is known. */
    static WorkspaceEdit workspaceEdit(SourceText asked, Json answer) throws JsonException {
        List<WorkspaceEdit.Change> changes = new ArrayList<>();
        for (Json document : answer.get("documentChanges").items()) {
            add(changes, document.get("textDocument").string("uri"), document.get("edits"), asked);
        }
        if (changes.isEmpty()) {
            for (Map.Entry<String, Json> file : answer.get("changes").members().entrySet()) {
                add(changes, file.getKey(), file.getValue(), asked);
            }
        }
        return new WorkspaceEdit(changes);
    }

    private static void add(List<WorkspaceEdit.Change> changes, String address, Json edits, SourceText asked)
            throws JsonException {
        List<TextEdit> read = textEdits(edits);
        path(address).ifPresent(file -> changes.add(new WorkspaceEdit.Edits(new FileEdits(file, read),
                file.equals(asked.file()) ? Optional.of(asked.version()) : Optional.empty())));
    }

    /** It counts UTF-16 units, as it was told to; a caret that its edits may mark is not ours to set. */
    private static List<TextEdit> textEdits(Json answer) throws JsonException {
        List<TextEdit> edits = new ArrayList<>();
        for (Json edit : answer.items()) {
            edits.add(new TextEdit(range(edit.get("range")), edit.string("newText").replaceFirst("\\$0", "")));
        }
        return edits;
    }

    private static Optional<Location> place(Json answer) throws JsonException {
        Range range = range(answer.get("range"));
        return path(answer.string("uri")).map(file -> new Location(file, range));
    }

    private static Range range(Json range) throws JsonException {
        return new Range(position(range.get("start")), position(range.get("end")));
    }

    private static Position position(Json place) throws JsonException {
        return new Position((int) place.number("line"), (int) place.number("character"));
    }

    /** Empty if it is none of this machine's. */
    private static Optional<Path> path(String address) {
        try {
            return Optional.of(address.startsWith("file:") ? Path.of(URI.create(address)) : Path.of(address))
                    .filter(Path::isAbsolute);
        } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return Optional.empty();
        }
    }
}
