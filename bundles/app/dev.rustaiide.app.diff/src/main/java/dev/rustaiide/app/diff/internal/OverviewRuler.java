package dev.rustaiide.app.diff.internal;

import java.util.List;

import org.eclipse.swt.graphics.GC;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** The right edge: where in all of it something differs, and what part is seen. It is the one scroll bar. */
final class OverviewRuler {
    private static final int LEAST_MARK = 2;
    private static final int LEAST_THUMB = 24;

    private final Look look;
    private int grabbed = -1;

    OverviewRuler(Look look) {
        this.look = look;
    }

    void paint(GC gc, Scene scene, boolean hovered) {
        int x = scene.panes().ruler();
        int height = scene.sight().height();
        gc.setBackground(look.color(Token.SURFACE));
        gc.fillRectangle(x, 0, Panes.RULER, height);
        if (scene.rows().size() == 0) {
            return;
        }
        marks(gc, scene, x, height);
        if (isNeeded(scene)) {
            int size = size(scene);
            gc.setBackground(look.color(Token.MUTED));
            gc.setAlpha(isDragged() ? 130 : hovered ? 100 : 70);
            gc.fillRectangle(x, top(scene), Panes.RULER, size);
            gc.setAlpha(255);
        }
    }

    /** Removed at the left of it, added at the right; no pixel is painted twice, however many hunks there are. */
    private void marks(GC gc, Scene scene, int x, int height) {
        int rows = Math.max(scene.rows().size() + 1, height / scene.sight().rowHeight());
        List<Hunk> hunks = scene.comparison().hunks();
        int doneRemoved = 0;
        int doneAdded = 0;
        for (int i = 0; i < hunks.size(); i++) {
            int from = (int) ((long) scene.rows().start(i) * height / rows);
            int to = Math.max(from + LEAST_MARK, (int) ((long) scene.rows().end(i) * height / rows));
            if (hunks.get(i).removed() > 0 && to > doneRemoved) {
                doneRemoved = mark(gc, Token.REMOVED, x + 2, Math.max(from, doneRemoved), to);
            }
            if (hunks.get(i).added() > 0 && to > doneAdded) {
                doneAdded = mark(gc, Token.ADDED, x + Panes.RULER / 2, Math.max(from, doneAdded), to);
            }
        }
    }

    private int mark(GC gc, Token token, int x, int from, int to) {
        gc.setBackground(look.color(token));
        gc.fillRectangle(x, from, Panes.RULER / 2 - 2, to - from);
        return to;
    }

    private static boolean isNeeded(Scene scene) {
        return scene.sight().furthest(scene.rows().size()) > 0;
    }

    private static int size(Scene scene) {
        long all = (long) (scene.rows().size() + 1) * scene.sight().rowHeight();
        int height = scene.sight().height();
        return (int) Math.clamp((long) height * height / Math.max(1, all), Math.min(LEAST_THUMB, height), height);
    }

    private static int top(Scene scene) {
        long furthest = Math.max(1, scene.sight().furthest(scene.rows().size()));
        return (int) (scene.sight().offset() * (scene.sight().height() - size(scene)) / furthest);
    }

    boolean isDragged() {
        return grabbed >= 0;
    }

    /** The button went down on it; gives where to scroll to. */
    long press(Scene scene, int y) {
        int top = top(scene);
        int size = size(scene);
        grabbed = y >= top && y < top + size ? y - top : size / 2;
        return drag(scene, y);
    }

    long drag(Scene scene, int y) {
        int room = Math.max(1, scene.sight().height() - size(scene));
        return (long) (y - grabbed) * scene.sight().furthest(scene.rows().size()) / room;
    }

    void release() {
        grabbed = -1;
    }
}
