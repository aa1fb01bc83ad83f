package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.app.editor.EditorView.Inlay;

/** A line with labels between its characters that are not part of the text. */
final class InlaidLine implements LineLayout {
    private final LineLayout text;
    private final List<Inlay> inlays;
    private final InlayPainter painter;
    private final int[] at;

    /** Draws a label with its left edge at {@code x} in the line whose top is {@code y}. */
    @FunctionalInterface
    interface InlayPainter {
        void paint(GC gc, Inlay inlay, int x, int y);
    }

    InlaidLine(LineLayout text, List<Inlay> inlays, InlayPainter painter) {
        this.text = text;
        this.painter = painter;
        this.inlays = new ArrayList<>(inlays);
        this.inlays.sort(Comparator.comparingInt(inlay -> text.xOf(inlay.column())));
        this.at = this.inlays.stream().mapToInt(inlay -> text.xOf(inlay.column())).toArray();
    }

    @Override
    public int xOf(int column) {
        int x = text.xOf(column);
        for (Inlay inlay : inlays) {
            x += inlay.column() < column || inlay.column() == column && inlay.isBeforeCaret() ? inlay.width() : 0;
        }
        return x;
    }

    @Override
    public int leftOf(int column) {
        return shiftedLeft(text.leftOf(column));
    }

    @Override
    public int rightOf(int column) {
        return shiftedRight(text.rightOf(column));
    }

    private int shiftedLeft(int x) {
        int shift = 0;
        for (int i = 0; i < at.length; i++) {
            shift += at[i] <= x ? inlays.get(i).width() : 0;
        }
        return x + shift;
    }

    private int shiftedRight(int x) {
        int shift = 0;
        for (int i = 0; i < at.length; i++) {
            shift += at[i] < x ? inlays.get(i).width() : 0;
        }
        return x + shift;
    }

    @Override
    public int columnAt(int x) {
        int shift = 0;
        for (int i = 0; i < at.length && x >= at[i] + shift; i++) {
            int width = inlays.get(i).width();
            if (x < at[i] + shift + width) {
                return inlays.get(i).column();
            }
            shift += width;
        }
        return text.columnAt(x - shift);
    }

    /** The index of the label at {@code x} among those of its line, in the order they were given; -1 if none is. */
    int inlayAt(int x) {
        int shift = 0;
        for (int i = 0; i < at.length; i++) {
            int width = inlays.get(i).width();
            if (x >= at[i] + shift && x < at[i] + shift + width) {
                return i;
            }
            shift += width;
        }
        return -1;
    }

    @Override
    public int width() {
        return text.width() + inlays.stream().mapToInt(Inlay::width).sum();
    }

    @Override
    public List<Rectangle> boxes(int start, int end, int height) {
        List<Rectangle> boxes = new ArrayList<>();
        for (Rectangle box : text.boxes(start, end, height)) {
            int left = shiftedLeft(box.x);
            boxes.add(new Rectangle(left, box.y, shiftedRight(box.x + box.width) - left, box.height));
        }
        return boxes;
    }

    @Override
    public void draw(GC gc, int x, int y, int left, int right, List<Highlight> runs, Palette palette) {
        Rectangle clip = gc.getClipping();
        int shift = 0;
        for (int i = 0; i <= at.length; i++) {
            int from = i == 0 ? 0 : at[i - 1];
            int to = i == at.length ? Math.max(from, text.width()) + 100 : at[i];
            int visibleFrom = Math.max(from, left - shift);
            int visibleTo = Math.min(to, right - shift);
            if (visibleTo > visibleFrom || i == 0) {
                // A letter may reach a little out of its cell, but not into a label.
                int edge = i == 0 ? clip.x : x + from + shift;
                gc.setClipping(clip.intersection(new Rectangle(edge, clip.y, Math.max(0, x + to + shift - edge),
                        clip.height)));
                text.draw(gc, x + shift, y, visibleFrom, visibleTo, runs, palette);
                gc.setClipping(clip);
            }
            if (i < at.length) {
                painter.paint(gc, inlays.get(i), x + at[i] + shift, y);
                shift += inlays.get(i).width();
            }
        }
    }

    @Override
    public void dispose() {
        text.dispose();
    }
}
