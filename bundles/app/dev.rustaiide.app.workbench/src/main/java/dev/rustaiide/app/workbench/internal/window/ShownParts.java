package dev.rustaiide.app.workbench.internal.window;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.IPartListener;

/** Runs something when another part comes into sight or goes out of it. */
record ShownParts(Runnable then) implements IPartListener {
    @Override
    public void partVisible(MPart part) {
        then.run();
    }

    @Override
    public void partHidden(MPart part) {
        then.run();
    }

    @Override
    public void partActivated(MPart part) {
        // It is in sight already, or becomes so.
    }

    @Override
    public void partBroughtToTop(MPart part) {
        // It becomes visible, which is told.
    }

    @Override
    public void partDeactivated(MPart part) {
        // It stays in sight.
    }
}
