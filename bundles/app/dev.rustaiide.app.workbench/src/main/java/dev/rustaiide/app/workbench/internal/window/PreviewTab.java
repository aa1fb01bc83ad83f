package dev.rustaiide.app.workbench.internal.window;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.custom.CTabFolder;

/** The one tab among the editors that is for the moment: the next file that is looked at takes its place. */
final class PreviewTab {
    private static final String TAG = "preview";

    private final WindowLayout layout;

    PreviewTab(WindowLayout layout) {
        this.layout = layout;
    }

    static boolean is(MPart part) {
        return part.getTags().contains(TAG);
    }

    Optional<MPart> part() {
        return layout.editorParts().stream().filter(PreviewTab::is).findFirst();
    }

    /** Adds {@code fresh} to the model as what is for the moment, beside the one that is to go; gives it. */
    MPart add(MPart fresh, Optional<MPart> active) {
        fresh.getTags().add(TAG);
        Optional<MPart> old = part();
        List<? super MPart> tabs = layout.editorStack(old.or(() -> active)).getChildren();
        int index = old.map(tabs::indexOf).orElse(-1);
        tabs.add(index < 0 ? tabs.size() : index, fresh);
        return fresh;
    }

    /** {@code part} stays from now on. */
    void keep(MPart part) {
        if (part.getTags().remove(TAG)) {
            MElementContainer<MUIElement> stack = part.getParent();
            if (stack != null && stack.getWidget() instanceof CTabFolder tabs && !tabs.isDisposed()) {
                tabs.redraw();
            }
        }
    }
}
