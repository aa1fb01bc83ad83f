package dev.rustaiide.app.workbench.internal.window;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;

import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.fs.FileLocation;

/** Says in the window's title which folder and which file or page it shows. */
@Creatable
public final class WindowTitle {
    private static final String PRODUCT = "Rust AI IDE";

    private final WindowLayout layout;
    private final Folders folders;
    private final PartEditors editors;

    @Inject
    public WindowTitle(WindowLayout layout, Folders folders, PartEditors editors, IEventBroker events) {
        this.layout = layout;
        this.folders = folders;
        this.editors = editors;
        folders.onChange(this::update);
        editors.onChange(this::update);
        events.subscribe(UIEvents.UILifeCycle.ACTIVATE, activated -> update());
    }

    private void update() {
        layout.window().setLabel(of(folders.title(),
                editors.frontPage().or(() -> editors.active().map(WindowTitle::name))));
    }

    /** The product comes last: taskbars cut a title at its end. */
    static String of(Optional<String> folder, Optional<String> shown) {
        return Stream.of(folder, shown, Optional.of(PRODUCT)).flatMap(Optional::stream)
                .collect(Collectors.joining(" — "));
    }

    static String name(Path file) {
        return SafeText.line(file.isAbsolute() ? FileLocation.of(file).title() : file.toString());
    }
}
