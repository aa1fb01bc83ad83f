package dev.rustaiide.app.workbench;

import java.util.Optional;

import org.eclipse.swt.widgets.Shell;

/** The window and what is around its editors. UI thread only. */
public interface Panels {
    /** The window on the screen, once there is one. */
    Optional<Shell> shell();

    /** Shows the panel with the part called {@code id}, which comes to its front; the focus stays where it is. */
    void showPart(String id);

    /** As {@link #showPart}, or hides the panel if that part is in front. */
    void togglePart(String id);

    /** Shows the side view called {@code kind}, e.g. {@code DEBUG}; the focus stays where it is. */
    void showSide(String kind);

    /**
     * Shows a page among the editors, the one called {@code id} if it is there.
     *
     * @param contribution the class of the page as e4 finds it: {@code bundleclass://bundle/class}
     */
    void openPage(String id, String title, String contribution);

    /** Whether people are on the page called {@code id}. */
    boolean isPageActive(String id);

    /** Closes the page called {@code id} if it is there; the editor that was used last gets the focus. */
    void closePage(String id);
}
