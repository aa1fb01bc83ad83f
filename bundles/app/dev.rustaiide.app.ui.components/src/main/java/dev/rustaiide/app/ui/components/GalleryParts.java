package dev.rustaiide.app.ui.components;

import org.eclipse.swt.widgets.Composite;

/** The second half of the {@link Gallery}. */
final class GalleryParts {
    private GalleryParts() {}

    static void more(Composite parts, Look look) {
    }
}
