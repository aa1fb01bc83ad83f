package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.fs.FileLocation;

/** Says in the window's title which folder and which file it shows. */
@Creatable
public final class WindowTitle {
    private static final String PRODUCT = "Rust AI IDE";

    private final WindowLayout layout;
    private final Folders folders;
    private final PartEditors editors;

    @Inject
    public WindowTitle(WindowLayout layout, Folders folders, PartEditors editors) {
        this.layout = layout;
        this.folders = folders;
        this.editors = editors;
        folders.onChange(this::update);
        editors.onChange(this::update);
    }

    private void update() {
        layout.window().setLabel(of(folders.title(), editors.active()));
    }

    /** The product comes last: taskbars cut a title at its end. */
    static String of(Optional<String> folder, Optional<Path> file) {
        var title = new StringBuilder();
        folder.ifPresent(name -> title.append(name).append(" — "));
        file.ifPresent(path -> title.append(SafeText.line(
                path.isAbsolute() ? FileLocation.of(path).title() : path.toString())).append(" — "));
        return title.append(PRODUCT).toString();
    }
}
