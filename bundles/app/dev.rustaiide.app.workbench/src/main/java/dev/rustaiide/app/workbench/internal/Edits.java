package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.TextEdit;

/** Applies edits that tools propose: in each file as one step that one undo takes back. UI thread only. */
@Creatable
public final class Edits {
    private final Documents documents;
    private final Editors editors;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public Edits(Documents documents, Editors editors, Notices notices, Ui ui) {
        this.documents = documents;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
    }

    /** Applies {@code edits} in editors, which are opened where there is none, and left unsaved. */
    public void apply(List<FileEdits> edits) {
        for (FileEdits file : edits) {
            if (documents.find(file.file()).isEmpty()) {
                editors.open(file.file());
            }
            withDocument(file.file(), document -> document.edit(changes(document.text(), file.edits())));
        }
    }

    private void withDocument(Path file, Consumer<Document> edit) {
        var call = documents.open(file);
        call.onFailure(ui, notices::show);
        call.onSuccess(ui, document -> {
            edit.accept(document);
            documents.release(document);
        });
    }

    /** The same edits by offset, ascending. */
    static List<TextChange> changes(Text text, List<TextEdit> edits) {
        var changes = new ArrayList<TextChange>();
        for (TextEdit edit : edits) {
            changes.add(TextChange.of(text.offsetOf(edit.range().start()), text.offsetOf(edit.range().end()),
                    edit.newText()));
        }
        changes.sort(Comparator.comparingInt(TextChange::start));
        return changes;
    }
}
