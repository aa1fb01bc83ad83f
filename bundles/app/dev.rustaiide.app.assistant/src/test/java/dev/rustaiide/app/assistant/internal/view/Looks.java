package dev.rustaiide.app.assistant.internal.view;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;

/** The looks of the product, for tests of other packages. */
public final class Looks {
    private Looks() {}

    public static Look light() throws ReflectiveOperationException {
        return Gallery.look(ThemeChoice.LIGHT);
    }
}
