package dev.rustaiide.app.workbench;

import org.eclipse.swt.widgets.Control;

/** A view in the side panel. */
public interface SideView {
    /** The one control it consists of. */
    Control control();

    /** Gives the focus to what the user most likely wants. */
    void setFocus();
}
