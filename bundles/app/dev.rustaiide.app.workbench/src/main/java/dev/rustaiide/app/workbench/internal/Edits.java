package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.editor.Document;
import dev.rustaiide.app.editor.Documents;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.foundation.common.Counted;
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
    private final WindowLayout layout;
    private final Look look;
    private final Ui ui;

    @Inject
    public Edits(Documents documents, Editors editors, Notices notices, WindowLayout layout, Look look, Ui ui) {
        this.documents = documents;
        this.editors = editors;
        this.notices = notices;
        this.layout = layout;
        this.look = look;
        this.ui = ui;
    }

    /** Applies {@code edits} in editors, which are opened where there is none, and left unsaved. */
    public void apply(List<FileEdits> edits) {
        for (FileEdits file : edits) {
            if (documents.find(file.file()).isEmpty()) {
                editors.open(file.file());
            }
            withDocument(file.file(), document -> document.edit(changes(document.text(), file.edits())), false);
        }
    }

    /** Asks first, naming how much would change; files without an editor are saved. {@code then} runs afterwards. */
    public void applyAsked(String title, List<FileEdits> edits, Runnable then) {
        int places = edits.stream().mapToInt(file -> file.edits().size()).sum();
        if (places == 0) {
            return;
        }
        String text = Counted.of(places, "place") + " in " + Counted.of(edits.size(), "file")
                + (places == 1 ? " changes" : " change") + ". Open files can be undone one by one; "
                + "the others are written at once.";
        layout.shell().ifPresent(shell -> Question.ask(shell, look, title + "?", text,
                List.of("Replace", "Cancel"), answer -> {
                    if (answer == 0) {
                        for (FileEdits file : edits) {
                            boolean save = documents.find(file.file()).isEmpty();
                            withDocument(file.file(),
                                    document -> document.edit(changes(document.text(), file.edits())), save);
                        }
                        then.run();
                    }
                }));
    }

    private void withDocument(Path file, Consumer<Document> edit, boolean save) {
        var call = documents.open(file);
        call.onFailure(ui, notices::show);
        call.onSuccess(ui, document -> {
            edit.accept(document);
            if (save) {
                document.save().whenDone(ui, outcome -> documents.release(document));
            } else {
                documents.release(document);
            }
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
