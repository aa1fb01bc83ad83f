package dev.rustaiide.app.desktop.integration.internal;

import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;

/** Called by the e4 application around the workbench. */
public final class LifeCycle {
    @PostContextCreate
    void prepare() {
    }
}
