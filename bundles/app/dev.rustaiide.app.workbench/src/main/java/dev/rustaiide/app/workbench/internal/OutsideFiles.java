package dev.rustaiide.app.workbench.internal;

import java.nio.file.FileSystems;
import java.nio.file.Path;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.events.Events;

/**
 * Notices that files outside the open folders changed, which nobody watches: when the user comes back to the window or
 * turns to another editor, and files of settings at once. UI thread only.
 */
@Creatable
final class OutsideFiles {
    private final Documents documents;
    private final Folders folders;

    @Inject
    OutsideFiles(Documents documents, Folders folders, PartEditors editors, Events events, Display display, Ui ui) {
        this.documents = documents;
        this.folders = folders;
        editors.onChange(this::look);
        events.subscribe(SettingChanged.class, ui, changed -> look());
        display.addFilter(SWT.Activate, event -> {
            if (event.widget instanceof Shell) {
                look();
            }
        });
    }

    private void look() {
        for (Document document : documents.all()) {
            document.file().filter(this::isOutside).ifPresent(file -> document.checkDisk());
        }
    }

    private boolean isOutside(Path file) {
        return file.getFileSystem().equals(FileSystems.getDefault())
                && folders.of(file).isEmpty();
    }
}
