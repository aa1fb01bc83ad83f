package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.LineVersions;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Bars and the column, drawn with the gutter's lines. */
final class DrawnVersions implements LineVersions {
    /** How wide a bar is, and how near to it a click has to be. */
    private static final int BAR = 3;
    static final int REACH = 6;
    private static final int DASH = 4;
    private static final int GAP = 2;
    private static final int STRIP = 3;
    private static final int PAD = 8;

    private final TrackedSpans places = new TrackedSpans();
    private List<Bar> bars = List.of();
    private final List<Consumer<Bar>> listeners = new ArrayList<>();
    private Optional<Column> column = Optional.empty();
    private int tailLine = -1;
    private String tail = "";
    private @Nullable EditorModel model;
    private @Nullable TextView view;

    /** The editor that shows them is there. */
    void attach(EditorModel shown, TextView shownIn) {
        model = shown;
        view = shownIn;
    }

    @Override
    public void setBars(List<Bar> wanted) {
        EditorModel known = model;
        if (known == null || wanted.equals(bars) && wanted.equals(bars())) {
            return;
        }
        Text text = known.text();
        bars = wanted.stream().filter(bar -> bar.first() < text.lineCount()).toList();
        places.set(bars.stream().map(bar -> new Span(text.lineStart(bar.first()), bar.end() <= bar.first()
                ? text.lineStart(bar.first()) : text.lineEnd(Math.min(bar.end(), text.lineCount()) - 1))).toList());
        redrawGutter();
    }

    private void redrawGutter() {
        TextView shown = view;
        if (shown != null && !shown.canvas().isDisposed()) {
            shown.redrawGutter();
        }
    }

    @Override
    public List<Bar> bars() {
        EditorModel known = model;
        List<Bar> now = new ArrayList<>();
        for (int i = 0; known != null && i < bars.size(); i++) {
            now.add(now(known.text(), i));
        }
        return now;
    }

    private Bar now(Text text, int index) {
        Bar bar = bars.get(index);
        int first = lineOf(text, places.start(index));
        int end = bar.kind() == Kind.REMOVED ? first : lineOf(text, places.end(index)) + 1;
        return new Bar(first, end, bar.kind(), bar.hollow());
    }

    private static int lineOf(Text text, int offset) {
        return text.lineOf(Math.min(offset, text.length()));
    }

    @Override
    public void onBar(Consumer<Bar> listener) {
        listeners.add(listener);
    }

    /** The bar at {@code line}. */
    Optional<Bar> barAt(Text text, int line) {
        int index = places.isEmpty() ? -1 : places.firstFrom(text.lineEnd(line) + 1) - 1;
        // One that is gone begins where the next one does.
        for (int i = index; i >= 0 && i > index - 2; i--) {
            Bar bar = now(text, i);
            if (bar.isAt(line)) {
                return Optional.of(bar);
            }
        }
        return Optional.empty();
    }

    void click(Bar bar) {
        List.copyOf(listeners).forEach(each -> each.accept(bar));
    }

    @Override
    public void showColumn(Column wanted) {
        column = Optional.of(wanted);
        widthChanged();
    }

    @Override
    public void hideColumn() {
        column = Optional.empty();
        widthChanged();
    }

    private void widthChanged() {
        TextView shown = view;
        if (shown != null && !shown.canvas().isDisposed()) {
            shown.redrawAll();
        }
    }

    @Override
    public boolean isColumn(int x) {
        TextView shown = view;
        return shown != null && x < shown.gutter().column();
    }

    int columnWidth(CellMetrics metrics) {
        return column.map(now -> STRIP + 2 * PAD + (int) Math.ceil(now.width() * metrics.cell())).orElse(0);
    }

    @Override
    public void setTail(int line, String words) {
        if (line != tailLine || !words.equals(tail)) {
            int before = tailLine;
            tailLine = words.isEmpty() ? -1 : line;
            tail = words;
            redrawLine(before);
            redrawLine(tailLine);
        }
    }

    private void redrawLine(int line) {
        TextView shown = view;
        EditorModel known = model;
        if (shown != null && known != null && !shown.canvas().isDisposed() && line >= 0
                && line < known.text().lineCount()) {
            shown.redrawLines(line, line);
        }
    }

    @Override
    public Rectangle place(int line) {
        TextView shown = view;
        EditorModel known = model;
        if (shown == null || known == null) {
            return new Rectangle(0, 0, 0, 0);
        }
        int width = Math.max(REACH, shown.gutter().column());
        int y = shown.viewport().yOf(known.rows().rowOf(Math.min(line, known.text().lineCount() - 1)));
        return new Rectangle(0, y, width, shown.lineHeight());
    }

    void edited(DocumentChange change) {
        places.edited(change);
        if (tailLine >= 0) {
            tailLine = -1;
            tail = "";
        }
    }

    /** Draws what belongs beside {@code line}, whose row is at {@code y}. */
    void paint(GC gc, Palette palette, CellMetrics metrics, Text text, int line, int y, int height) {
        int left = columnWidth(metrics);
        column.ifPresent(now -> paint(gc, palette, metrics, now.at(line), y, height));
        if (!places.isEmpty()) {
            barAt(text, line).ifPresent(bar -> paint(gc, palette, bar, left, y, height, text, line));
        }
    }

    private static void paint(GC gc, Palette palette, CellMetrics metrics, Cell cell, int y, int height) {
        if (cell.heat() > 0) {
            gc.setBackground(palette.of(Token.ACCENT));
            gc.setAlpha((int) (40 + 215 * Math.min(1, cell.heat())));
            gc.fillRectangle(0, y, STRIP, height);
            gc.setAlpha(255);
        }
        if (!cell.words().isEmpty()) {
            gc.setForeground(palette.of(Token.LINE_NUMBER));
            gc.drawString(cell.words(), STRIP + PAD, y + metrics.textTop(), true);
        }
    }

    private static void paint(GC gc, Palette palette, Bar bar, int x, int y, int height, Text text, int line) {
        switch (bar.kind()) {
            case ADDED -> {
                gc.setBackground(palette.of(Token.ADDED));
                solid(gc, bar, x, y, height);
            }
            case CHANGED -> {
                gc.setBackground(palette.of(Token.MODIFIED));
                if (bar.hollow()) {
                    solid(gc, bar, x, y, height);
                } else {
                    dashes(gc, x, y, height);
                }
            }
            case REMOVED -> {
                boolean last = text.lineEnd(line) == text.length() && text.lineStart(line) < text.length()
                        && line == text.lineCount() - 1 && bar.first() == line && bar.end() > line;
                int at = last ? y + height : y;
                gc.setBackground(palette.of(Token.REMOVED));
                gc.setAntialias(SWT.ON);
                gc.setAlpha(bar.hollow() ? 120 : 255);
                gc.fillPolygon(new int[] {x, at - 4, x + REACH, at, x, at + 4});
                gc.setAlpha(255);
            }
        }
    }

    private static void solid(GC gc, Bar bar, int x, int y, int height) {
        gc.setAlpha(bar.hollow() ? 130 : 255);
        gc.fillRectangle(x, y, bar.hollow() ? 2 : BAR, height);
        gc.setAlpha(255);
    }

    /** Changed and added lines are told apart without their colours too. */
    private static void dashes(GC gc, int x, int y, int height) {
        for (int at = 0; at < height; at += DASH + GAP) {
            gc.fillRectangle(x, y + at, BAR, Math.min(DASH, height - at));
        }
    }

    /** Draws the words behind {@code line}, whose text ends at {@code x}. */
    void paintTail(GC gc, Palette palette, int line, int x, int y) {
        if (line == tailLine) {
            gc.setForeground(palette.of(Token.GHOST));
            gc.drawString(tail, x, y, true);
        }
    }
}
