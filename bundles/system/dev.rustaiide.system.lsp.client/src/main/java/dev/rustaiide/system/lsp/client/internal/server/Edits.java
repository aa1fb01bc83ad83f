package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.TextEdit;

/** Edits that a server proposes. For one answer and one thread. */
public final class Edits {
    private final Texts texts;

    public Edits(Texts texts) {
        this.texts = texts;
    }

    /** Those of a list; what is none is left out. */
    public List<TextEdit> textEdits(Path file, Json list) {
        return list.items().stream().flatMap(edit -> textEdit(file, edit).stream()).toList();
    }

    public Optional<TextEdit> textEdit(Path file, Json edit) {
        return edit.get("range") instanceof Json.Obj range
                ? edit.optionalString("newText").map(text -> new TextEdit(texts.range(file, range), text))
                : Optional.empty();
    }

    /** Files come into being, move and go in the order in which the server has them. */
    public WorkspaceEdit workspaceEdit(Json edit, SupervisedServer server) {
        List<Change> changes = new ArrayList<>();
        for (Json change : edit.get("documentChanges").items()) {
            change(change, server).ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            edit.get("changes").members().forEach((uri, edits) -> Uris.path(uri).ifPresent(file -> changes.add(
                    new WorkspaceEdit.Edits(new FileEdits(file, textEdits(file, edits)), Optional.empty()))));
        }
        return new WorkspaceEdit(changes);
    }

    private Optional<Change> change(Json change, SupervisedServer server) {
        Optional<Path> file = Uris.path(change.string("uri", ""));
        return switch (change.string("kind", "edit")) {
            case "create" -> file.map(created -> new WorkspaceEdit.Create(created, ""));
            case "delete" -> file.map(WorkspaceEdit.Delete::new);
            case "rename" -> Uris.path(change.string("oldUri", "")).flatMap(from -> Uris.path(
                    change.string("newUri", "")).map(to -> new WorkspaceEdit.Move(from, to)));
            case "edit" -> edits(change, server);
            default -> Optional.empty();
        };
    }

    private Optional<Change> edits(Json change, SupervisedServer server) {
        Json document = change.get("textDocument");
        return Uris.path(document.string("uri", "")).map(file -> new WorkspaceEdit.Edits(
                new FileEdits(file, textEdits(file, change.get("edits"))),
                server.version(file, document.get("version"))));
    }
}
