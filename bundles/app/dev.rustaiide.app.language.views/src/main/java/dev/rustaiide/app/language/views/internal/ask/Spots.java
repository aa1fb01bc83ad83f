package dev.rustaiide.app.language.views.internal.ask;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.SourceText;

/** The texts and places that the editors show. UI thread only. */
@Creatable
public final class Spots {
    private final Editors editors;
    private final Documents documents;
    private final TextFiles files;

    @Inject
    public Spots(Editors editors, Documents documents, TextFiles files) {
        this.editors = editors;
        this.documents = documents;
        this.files = files;
    }

    /** Where the caret of the editor is that was used last. */
    public Optional<Spot> atCaret() {
        return editors.activeCode().map(editor -> Spot.of(sourceOf(editor.document()), editor.caret()));
    }

    /** The text of the editor that was used last. */
    public Optional<SourceText> active() {
        return editors.activeCode().map(CodeEditor::document).map(Spots::sourceOf);
    }

    /** {@code spot} in the text that its file has now; the file is read if nobody has it open. */
    public Call<Spot> now(Spot spot) {
        Path file = spot.file();
        Optional<Document> open = documents.find(file);
        if (open.isPresent()) {
            return Call.of(spot.in(sourceOf(open.get())));
        }
        SourceText before = spot.source();
        return Call.start("read " + file.getFileName(), scope -> spot.in(new SourceText(file, before.language(),
                before.version(), files.read(file).text())));
    }

    /** What {@code document} says now. */
    public static SourceText sourceOf(Document document) {
        return new SourceText(document.file().orElseGet(() -> Path.of(document.name())), document.language().id(),
                document.version(), document.text());
    }
}
