package dev.rustaiide.app.language.views.internal.rust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;

/** Shows what a tool has answered in an editor that it can only be read in. UI thread only. */
@Creatable
public final class ResultTabs {
    private final Provider<VirtualFiles> files;
    private final Documents documents;
    private final Editors editors;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public ResultTabs(Provider<VirtualFiles> files, Documents documents, Editors editors, FailureNotices notices,
            Ui ui) {
        this.files = files;
        this.documents = documents;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
    }

    /** Shows {@code text} in the tab called {@code name}, whose ending says what language it is. */
    void show(String name, String text) {
        Path path = files.get().path(new FileLocation.InMemory("/" + name));
        Optional<Document> before = documents.find(path);
        Call<Path> written = Call.start("keep " + name, scope -> Files.writeString(path, text));
        written.onFailure(ui, notices::show);
        written.onSuccess(ui, there -> {
            before.ifPresent(document -> document.reload().onFailure(ui, notices::show));
            documents.open(path).onSuccess(ui, document -> {
                document.setReadOnly(true);
                editors.open(path);
                // By then the editor holds it by itself.
                ui.execute(() -> documents.release(document));
            }).onFailure(ui, notices::show);
        });
    }
}
