package dev.rustaiide.app.workbench.internal.files;

import java.nio.file.Path;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.program.Program;

import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.foundation.error.Failure;

/** Where a file is, for other programs. UI thread only. */
@Creatable
public final class FileActions {
    private final WorkspaceNames names;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public FileActions(WorkspaceNames names, Notices notices, Ui ui) {
        this.names = names;
        this.notices = notices;
        this.ui = ui;
    }

    public void copyPath(Path file) {
        copy(file.toString());
    }

    /** The path below the open folder. */
    public void copyRelativePath(Path file) {
        copy(names.relative(file));
    }

    /** Puts {@code text} on the clipboard. */
    public void copy(String text) {
        ClipboardText.put(ui.display(), text);
    }

    /** Hands {@code file} to the program that the desktop has for it. */
    public void openOutside(Path file) {
        if (!Program.launch(file.toString())) {
            notices.show(new Failure.Other("Cannot open " + file.getFileName() + " outside.",
                    "The desktop has no program for it.", "Choose one in the settings of the desktop."));
        }
    }
}
