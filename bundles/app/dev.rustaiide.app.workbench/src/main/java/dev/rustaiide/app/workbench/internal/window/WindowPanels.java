package dev.rustaiide.app.workbench.internal.window;

import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.workbench.Panels;

/** The panels and pages of the window by their names. */
@Creatable
public final class WindowPanels implements Panels {
    private final WindowLayout layout;
    private final PartEditors editors;
    private final SideViews side;

    @Inject
    public WindowPanels(WindowLayout layout, PartEditors editors, SideViews side) {
        this.layout = layout;
        this.editors = editors;
        this.side = side;
    }

    @Override
    public Optional<Shell> shell() {
        return layout.shell();
    }

    @Override
    public void showPart(String id) {
        layout.showPart(id);
    }

    @Override
    public void togglePart(String id) {
        if (layout.isInFront(id)) {
            layout.show(layout.panelOf(id), false);
        } else {
            layout.showPart(id);
        }
    }

    @Override
    public void showSide(String kind) {
        side.bring(SideViews.Kind.valueOf(kind));
    }

    @Override
    public void openPage(String id, String title, String contribution) {
        editors.openPage(id, title, contribution);
    }

    @Override
    public boolean isPageActive(String id) {
        return editors.isPageActive(id);
    }

    @Override
    public void closePage(String id) {
        editors.closePage(id);
    }
}
