package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.ChangeAnnotation;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.DeleteFile;
import org.eclipse.lsp4j.DeleteFileOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameFile;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.WorkspaceEdit.Change;

/** Changes of files as the client makes them. */
final class Edits {
    private static final String ANNOTATION = "rust-ai-ide";
    private final Asked asked;

    Edits(Asked asked) {
        this.asked = asked;
    }

    /**
     * @throws RequestException if a text was edited since
     * @throws FailureException if the client cannot do a part of it, so that it must do none
     */
    org.eclipse.lsp4j.WorkspaceEdit written(WorkspaceEdit edit) throws RequestException, FailureException {
        boolean isOfText = edit.changes().stream().allMatch(WorkspaceEdit.Edits.class::isInstance);
        if (!isOfText && !asked.client().can().fileOperations()) {
            throw new FailureException(new Failure.Other("The change cannot be made.",
                    "It makes, moves or removes files, and this editor does not do that for a language server.",
                    "Make it in Rust AI IDE, or in an editor that can."));
        }
        return asked.client().can().documentChanges() ? inOrder(edit) : byFile(edit);
    }

    /** As {@link #written}, shown to people before it is made, where the client can do that. */
    org.eclipse.lsp4j.WorkspaceEdit toConfirm(WorkspaceEdit edit, String label, String description)
            throws RequestException, FailureException {
        org.eclipse.lsp4j.WorkspaceEdit written = written(edit);
        if (!asked.client().can().confirmsEdits()) {
            return written;
        }
        for (Either<TextDocumentEdit, ResourceOperation> change : written.getDocumentChanges()) {
            if (change.isLeft()) {
                change.getLeft().setEdits(change.getLeft().getEdits().stream().map(each -> plain(new AnnotatedTextEdit(
                        each.getLeft().getRange(), each.getLeft().getNewText(), ANNOTATION))).toList());
            }
        }
        var annotation = new ChangeAnnotation(label);
        annotation.setNeedsConfirmation(true);
        annotation.setDescription(description);
        written.setChangeAnnotations(Map.of(ANNOTATION, annotation));
        return written;
    }

    private org.eclipse.lsp4j.WorkspaceEdit inOrder(WorkspaceEdit edit) throws RequestException {
        List<Either<TextDocumentEdit, ResourceOperation>> all = new ArrayList<>();
        for (Change change : edit.changes()) {
            switch (change) {
                case WorkspaceEdit.Edits edits -> all.add(Either.forLeft(edit(edits)));
                case WorkspaceEdit.Create create -> {
                    all.add(Either.forRight(new CreateFile(uri(create.file()))));
                    all.add(Either.forLeft(content(create)));
                }
                case WorkspaceEdit.Move move ->
                    all.add(Either.forRight(new RenameFile(uri(move.from()), uri(move.to()))));
                case WorkspaceEdit.Delete delete -> all.add(Either.forRight(new DeleteFile(uri(delete.file()),
                        new DeleteFileOptions(Files.isDirectory(delete.file()), true))));
            }
        }
        return new org.eclipse.lsp4j.WorkspaceEdit(all);
    }

    private TextDocumentEdit edit(WorkspaceEdit.Edits edits) throws RequestException {
        Path file = edits.edits().file();
        var id = new VersionedTextDocumentIdentifier(uri(file), version(edits).orElse(null));
        return new TextDocumentEdit(id, textEdits(edits).stream().map(Edits::plain).toList());
    }

    private TextDocumentEdit content(WorkspaceEdit.Create create) {
        var start = new Position(0, 0);
        return new TextDocumentEdit(new VersionedTextDocumentIdentifier(uri(create.file()), null),
                List.of(plain(new TextEdit(new Range(start, start), create.content()))));
    }

    private static Either<TextEdit, SnippetTextEdit> plain(TextEdit edit) {
        return Either.forLeft(edit);
    }

    private org.eclipse.lsp4j.WorkspaceEdit byFile(WorkspaceEdit edit) throws RequestException {
        Map<String, List<TextEdit>> all = new LinkedHashMap<>();
        for (Change change : edit.changes()) {
            if (change instanceof WorkspaceEdit.Edits edits) {
                version(edits);
                all.computeIfAbsent(uri(edits.edits().file()), uri -> new ArrayList<>()).addAll(textEdits(edits));
            }
        }
        return new org.eclipse.lsp4j.WorkspaceEdit(all);
    }

    /** The client's version of an open text; empty if it is not open. */
    private Optional<Integer> version(WorkspaceEdit.Edits edits) throws RequestException {
        Optional<Document> open = asked.client().documents().of(edits.edits().file());
        if (open.isPresent() && edits.version().isPresent()
                && edits.version().get() != open.get().source().version()) {
            throw RequestException.outdated();
        }
        return open.map(Document::version);
    }

    private List<TextEdit> textEdits(WorkspaceEdit.Edits edits) {
        return asked.places().edits(asked.places().text(edits.edits().file()), edits.edits().edits());
    }

    private String uri(Path file) {
        return asked.places().uri(file);
    }
}
