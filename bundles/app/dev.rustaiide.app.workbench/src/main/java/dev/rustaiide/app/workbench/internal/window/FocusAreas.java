package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.Panel;

/** The areas that the keyboard goes through: side panel, editors, bottom and right panel; those that can be seen. */
@Creatable
public final class FocusAreas {
    private final WindowLayout layout;
    private final EditorTabs tabs;

    @Inject
    public FocusAreas(WindowLayout layout, EditorTabs tabs) {
        this.layout = layout;
        this.tabs = tabs;
    }

    /** An area: what it consists of, and the part in it that shall have the focus. */
    private record Area(Kind kind, List<? extends MUIElement> places, MPart part) {}

    private enum Kind {
        SIDE, EDITORS, BOTTOM, RIGHT
    }

    /** Gives the focus to the area {@code step} further, round the ends; from outside of all to the editors. */
    public void go(int step) {
        List<Area> areas = areas();
        Optional<Area> current = areas.stream().filter(this::hasFocus).findFirst();
        Optional<Area> next = current.isPresent() ? new TabRow<>(areas).next(current.get(), step)
                : areas.stream().filter(area -> area.kind() == Kind.EDITORS).findFirst()
                        .or(() -> areas.stream().findFirst());
        next.ifPresent(area -> {
            layout.partService().activate(area.part(), true);
            if (focus() instanceof RowView<?> rows && rows.current().isEmpty()) {
                // Without a row nothing tells that the keyboard is here.
                rows.selectFirst();
            }
        });
    }

    private @Nullable Control focus() {
        return layout.shell().map(shell -> shell.getDisplay().getFocusControl()).orElse(null);
    }

    private List<Area> areas() {
        var areas = new ArrayList<Area>();
        if (layout.isShown(Panel.SIDE) && layout.element(Panel.SIDE) instanceof MPart side) {
            areas.add(new Area(Kind.SIDE, List.of(side), side));
        }
        tabs.front().ifPresent(part -> areas.add(new Area(Kind.EDITORS, layout.editorStacks(), part)));
        if (layout.isShown(Panel.BOTTOM) && layout.element(Panel.BOTTOM) instanceof MPartStack bottom
                && bottom.getSelectedElement() instanceof MPart part) {
            areas.add(new Area(Kind.BOTTOM, List.of(bottom), part));
        }
        if (layout.isShown(Panel.RIGHT) && layout.element(Panel.RIGHT) instanceof MPart right) {
            areas.add(new Area(Kind.RIGHT, List.of(right), right));
        }
        return areas;
    }

    private boolean hasFocus(Area area) {
        for (Control one = focus(); one != null; one = one.getParent()) {
            for (MUIElement place : area.places()) {
                if (one == place.getWidget()) {
                    return true;
                }
            }
        }
        return false;
    }
}
