package dev.rustaiide.app.ui.components;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/** How large texts are, remembered: measuring costs as much as drawing, and lists draw the same words in each frame. */
final class Extents {
    private static final int MOST = 4096;

    private final Map<Measured, Point> known = new HashMap<>();
    private final Map<Shortened, String> shown = new HashMap<>();

    private record Measured(Font font, String text) {}

    private record Shortened(Font font, String text, int width) {}

    /** The size of {@code text} in {@code font}, which is the one that {@code gc} has. */
    Point of(GC gc, Font font, String text) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(new Measured(font, text), measured -> gc.stringExtent(text));
    }

    /** As {@link Painted#shortened}. */
    String shortened(GC gc, Font font, String text, int width) {
        if (shown.size() > MOST) {
            shown.clear();
        }
        return shown.computeIfAbsent(new Shortened(font, text, width), key -> Painted.shortened(gc, text, width));
    }
}
