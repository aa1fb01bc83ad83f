package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.Panel;

/** Which view the side panel shows. */
@Creatable
public final class SideViews {
    private final WindowLayout layout;
    private final List<Runnable> listeners = new ArrayList<>();
    private Kind current = Kind.EXPLORER;
    private boolean focusWanted;

    @Inject
    public SideViews(WindowLayout layout) {
        this.layout = layout;
        layout.onChange(() -> listeners.forEach(Runnable::run));
    }

    /** Runs {@code listener} after another view was chosen, or the panel was shown or hidden. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Kind current() {
        return current;
    }

    /** What can be seen. */
    public Optional<Kind> visible() {
        return layout.isShown(Panel.SIDE) ? Optional.of(current) : Optional.empty();
    }

    /** Shows {@code kind} and gives it the focus. */
    public void show(Kind kind) {
        current = kind;
        focusWanted = true;
        layout.show(Panel.SIDE, true);
        listeners.forEach(Runnable::run);
    }

    /** Shows {@code kind}; the focus stays where it is. */
    public void bring(Kind kind) {
        current = kind;
        layout.show(Panel.SIDE, true);
        listeners.forEach(Runnable::run);
    }

    /** As a press on its icon: shows it, or hides the panel if it is shown already. */
    public void press(Kind kind) {
        if (visible().equals(Optional.of(kind))) {
            layout.show(Panel.SIDE, false);
        } else {
            show(kind);
        }
    }

    /** Whether the panel shall take the focus now; true once for each {@link #show}. */
    boolean takeFocusWanted() {
        boolean wanted = focusWanted;
        focusWanted = false;
        return wanted;
    }

    /** The views there are, in the order of the rail. */
    public enum Kind {
        EXPLORER("Explorer", Icon.EXPLORER, "Ctrl+Shift+E"), SEARCH("Search", Icon.SEARCH, "Ctrl+Shift+F"),
        GIT("Git", Icon.GIT_BRANCH, "Ctrl+Shift+G"), CARGO("Cargo", Icon.CARGO, "Ctrl+Alt+C"),
        DEBUG("Run and debug", Icon.DEBUG, "Ctrl+Shift+D"),
        OUTLINE("Outline", Icon.OUTLINE, "Ctrl+Alt+O");

        private final String title;
        private final Icon icon;
        private final String keys;

        Kind(String title, Icon icon, String keys) {
            this.title = title;
            this.icon = icon;
            this.keys = keys;
        }

        public String title() {
            return title;
        }

        public Icon icon() {
            return icon;
        }

        /** The command that shows it. */
        public CommandId command() {
            return new CommandId("view." + name().toLowerCase(Locale.ROOT));
        }

        public String keys() {
            return keys;
        }
    }
}
