package dev.rustaiide.app.workbench.internal.window;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.ISaveHandler;

/**
 * Answers e4 when it closes something with unsaved text. A cross or the middle button closes nothing by itself: the
 * user is asked, and the answer closes the tab.
 */
record Asking(EditorTabs tabs) implements ISaveHandler {
    @Override
    public boolean save(MPart part, boolean confirm) {
        if (part.isDirty()) {
            tabs.close(List.of(part));
            return false;
        }
        return true;
    }

    /** All at once is the end of the window: the journal keeps them. */
    @Override
    public boolean saveParts(Collection<MPart> parts, boolean confirm) {
        return true;
    }

    @Override
    public Save promptToSave(MPart part) {
        return Save.NO;
    }

    @Override
    public Save[] promptToSave(Collection<MPart> parts) {
        Save[] answers = new Save[parts.size()];
        Arrays.fill(answers, Save.NO);
        return answers;
    }
}
