package dev.rustaiide.app.ui.components;

import org.eclipse.swt.layout.GridLayout;

/** Layouts of pages and views, whose parts bring the room around them themselves. */
public final class Grids {
    private Grids() {}

    /** One below the other, without anything between them or around them. */
    public static GridLayout stacked() {
        return bare(1);
    }

    /** Columns without anything between them or around them. */
    public static GridLayout bare(int columns) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 0;
        layout.verticalSpacing = 0;
        return layout;
    }
}
