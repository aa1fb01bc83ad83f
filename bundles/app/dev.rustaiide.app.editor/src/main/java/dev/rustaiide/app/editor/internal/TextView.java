package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.Boundaries;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;

/**
 * The canvas that shows code. Only what a change reaches is drawn again, and a key's effect at once, before anything
 * else is done with it.
 */
final class TextView implements EditorView, EditedText.Listener {
    /** Space between the gutter and the text, and the smallest between the caret and the edge. */
    private static final int MARGIN = 2 * Look.STEP;

    private static final Names NO_NAMES = new Names() {
        @Override
        public Optional<List<Span>> at(Text text, Selection selection) {
            return Optional.empty();
        }

        @Override
        public void rest(Text text, Selection selection) {
            // Nobody knows better.
        }
    };

    private final EditorModel model;
    private final Look look;
    private final Canvas canvas;
    private final Palette palette;
    private final Viewport viewport = new Viewport();
    private final Decorations decorations = new Decorations();
    private final LineCache cache;
    private final TextPainter painter;
    private final Gutter gutter;
    private final Scrollbars scrollbars;
    private final Look.Registration registration;
    private boolean sized;
    private final List<Runnable> scrollListeners = new ArrayList<>();
    private final List<Runnable> problemListeners = new ArrayList<>();
    private Names names = NO_NAMES;
    private Consumer<Outline> symbols = outline -> { };

    TextView(Composite parent, Look look, EditorModel model) {
        this.model = model;
        this.look = look;
        this.palette = new Palette(look);
        canvas = new Canvas(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
        canvas.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        cache = new LineCache(canvas.getDisplay(), model.document(), measure());
        painter = new TextPainter(model, viewport, cache, decorations, palette);
        gutter = new Gutter(canvas, model, viewport, decorations, palette, look);
        scrollbars = new Scrollbars(this, model, viewport, decorations, palette);
        applyMetrics();
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> resized());
        canvas.addListener(SWT.FocusIn, event -> redrawSelections(model.selections()));
        canvas.addListener(SWT.FocusOut, event -> redrawSelections(model.selections()));
        registration = look.onChange(this::lookChanged);
        canvas.addListener(SWT.Dispose, event -> dispose());
        model.addListener(this);
    }

    private void dispose() {
        registration.close();
        cache.clear();
    }

    private CellMetrics measure() {
        GC gc = new GC(canvas);
        try {
            return CellMetrics.of(gc, look.codeFont(), model.indentation().width());
        } finally {
            gc.dispose();
        }
    }

    private void applyMetrics() {
        viewport.setLineHeight(cache.metrics().lineHeight());
        viewport.setRows(model.rowCount());
        gutter.measure(cache.metrics(), model.text().lineCount());
    }

    private void lookChanged() {
        palette.forget();
        cache.setMetrics(measure());
        viewport.resetWidth();
        applyMetrics();
        canvas.redraw();
    }

    private void resized() {
        Point size = canvas.getSize();
        boolean first = !sized;
        sized = size.y > 1;
        viewport.setSize(size.x, size.y);
        if (first && sized) {
            revealCentred(model.selections().main().caret());
        }
    }

    @Override
    public Canvas canvas() {
        return canvas;
    }

    Look look() {
        return look;
    }

    Palette palette() {
        return palette;
    }

    Viewport viewport() {
        return viewport;
    }

    Decorations decorations() {
        return decorations;
    }

    Gutter gutter() {
        return gutter;
    }

    Scrollbars scrollbars() {
        return scrollbars;
    }

    @Override
    public void setInlays(Inlays inlays) {
        cache.setInlays(inlays);
    }

    @Override
    public void setColours(Colours colours) {
        cache.setColours(colours);
    }

    @Override
    public void coloursChanged() {
        cache.coloursChanged();
        redrawAll();
    }

    @Override
    public void setLenses(Lenses lenses) {
        painter.setLenses(lenses);
    }

    @Override
    public void lensesChanged(int[] offsets) {
        changeRows(() -> model.rows().setLenses(offsets, model.text()));
    }

    @Override
    public void setGhostLines(int offset, List<String> lines) {
        if (lines.equals(decorations.ghostLines) && model.rows().isBelow(offset, model.text())) {
            return;
        }
        changeRows(() -> {
            decorations.ghostLines = List.copyOf(lines);
            model.rows().setBelow(offset, lines.size(), model.text());
        });
    }

    /** What is in view stays where it is. */
    private void changeRows(Runnable change) {
        int line = model.rows().lineOf(viewport.firstRow());
        int y = viewport.yOf(model.rows().rowOf(line));
        change.run();
        viewport.setRows(model.rowCount());
        long top = (long) model.rows().rowOf(line) * viewport.lineHeight() - y;
        boolean atStart = viewport.top() == 0 && line == 0;
        viewport.scrollTo(viewport.left(), atStart ? 0 : top);
        canvas.redraw();
    }

    @Override
    public void inlaysChanged(Collection<Integer> lines) {
        for (int line : lines) {
            if (line < model.text().lineCount()) {
                cache.relayout(line);
                redrawLines(line, line);
            }
        }
    }

    @Override
    public int inlayAt(int x, int y) {
        int line = lineAt(y);
        boolean text = model.rows().rowOf(line) == viewport.rowAt(y);
        return text && cache.get(line).layout instanceof InlaidLine inlaid
                ? inlaid.inlayAt(x - viewport.textLeft()) : -1;
    }

    @Override
    public int lensAt(int y) {
        int row = viewport.rowAt(y);
        return model.rows().isLens(row) ? model.rows().lensOf(model.rows().lineOf(row)) : -1;
    }

    @Override
    public List<Integer> seenLenses() {
        return IntStream.rangeClosed(viewport.firstRow(), viewport.lastRow()).filter(model.rows()::isLens)
                .map(row -> model.rows().lensOf(model.rows().lineOf(row))).boxed().toList();
    }

    @Override
    public int lineAt(int y) {
        return model.rows().lineOf(viewport.rowAt(y));
    }

    @Override
    public boolean isGutter(int x) {
        return x < viewport.gutter();
    }

    @Override
    public int lineHeight() {
        return viewport.lineHeight();
    }

    @Override
    public int baseline() {
        return cache.metrics().textTop() + cache.metrics().ascent();
    }

    /** Who knows better than the syntax where things are named. */
    Names names() {
        return names;
    }

    /** {@code listener} hears of declarations that others than the syntax know. */
    void onSymbols(Consumer<Outline> listener) {
        symbols = listener;
    }

    @Override
    public void setSymbols(Text of, List<Symbol> known) {
        symbols.accept(new Outline(of, known, List.of()));
    }

    @Override
    public void setNames(Names chosen) {
        names = chosen;
    }

    @Override
    public void namesChanged() {
        names.at(model.text(), model.selections().main()).ifPresent(spans -> {
            decorations.occurrences.set(spans);
            redrawAll();
        });
    }

    /** Shows what is wrong: {@code spans} has the places of {@code diagnostics}, which ascend. */
    void setProblems(List<Diagnostic> diagnostics, List<Span> spans) {
        decorations.problems.set(spans);
        decorations.diagnostics = diagnostics;
        problemListeners.forEach(Runnable::run);
        redrawAll();
    }

    @Override
    public void onProblems(Runnable listener) {
        problemListeners.add(listener);
    }

    @Override
    public List<Diagnostic> problemsIn(Span span) {
        return decorations.problemsIn(model.text(), span);
    }

    @Override
    public void setBlockCaret(boolean on) {
        if (decorations.blockCaret != on) {
            decorations.blockCaret = on;
            redrawAll();
        }
    }

    @Override
    public void setLink(Span link) {
        Span before = decorations.link;
        if (!link.equals(before)) {
            decorations.link = link;
            int cursor = link.isEmpty() ? SWT.CURSOR_IBEAM : SWT.CURSOR_HAND;
            canvas.setCursor(canvas.getDisplay().getSystemCursor(cursor));
            redraw(before);
            redraw(link);
        }
    }

    private void redraw(Span span) {
        int length = model.text().length();
        redrawLines(model.text().lineOf(Math.min(span.start(), length)),
                model.text().lineOf(Math.min(span.end(), length)));
    }

    @Override
    public void setPlaces(List<Span> places) {
        decorations.places.set(places);
        redrawAll();
    }

    @Override
    public void setStruck(Span span) {
        if (!decorations.struck.equals(span)) {
            decorations.struck = span;
            redrawAll();
        }
    }

    @Override
    public void setSwatches(List<Span> places, List<RGB> colours) {
        if (!decorations.swatches.equalsSpans(places) || !decorations.swatchColours.equals(colours)) {
            decorations.swatches.set(places);
            decorations.swatchColours = colours;
            redrawAll();
        }
    }

    @Override
    public void setFolds(List<Fold> folds) {
        gutter.setFolds(folds);
    }

    @Override
    public void setBulb(int line) {
        gutter.setBulb(line);
    }

    @Override
    public int bulbLine() {
        return gutter.bulbLine();
    }

    @Override
    public Range seenRange() {
        Text text = model.text();
        int page = viewport.pageRows();
        int first = model.rows().lineOf(Math.max(0, viewport.firstRow() - page));
        int last = model.rows().lineOf(Math.min(model.rowCount() - 1, viewport.lastRow() + page));
        last = Math.clamp(last, 0, text.lineCount() - 1);
        return new Range(new Position(first, 0), text.positionOf(text.lineEnd(last)));
    }

    CellMetrics metrics() {
        return cache.metrics();
    }

    @Override
    public void onScroll(Runnable listener) {
        scrollListeners.add(listener);
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle clip = new Rectangle(event.x, event.y, event.width, event.height);
        gc.setFont(cache.metrics().font());
        int textLeft = viewport.gutter();
        if (clip.x + clip.width > textLeft) {
            paintText(gc, clip, textLeft);
        }
        if (clip.x < textLeft) {
            gutter.paint(gc, clip, cache.metrics());
        }
        scrollbars.paint(gc, clip);
    }

    private void paintText(GC gc, Rectangle clip, int textLeft) {
        int left = Math.max(clip.x, textLeft);
        Rectangle part = new Rectangle(left, clip.y, clip.x + clip.width - left, clip.height);
        if (viewport.left() > 0 && clip.x < textLeft) {
            gc.setClipping(part);
        }
        int first = viewport.rowAt(clip.y);
        int last = viewport.rowAt(clip.y + clip.height - 1);
        int firstLine = model.rows().lineOf(first);
        // Lines in closed folds need no layout.
        cache.ensure(firstLine, Math.min(model.rows().lineOf(last), firstLine + last - first));
        boolean focused = canvas.isFocusControl();
        for (int row = first; row <= last; row++) {
            int ghost = model.rows().belowOf(row);
            if (ghost >= 0) {
                painter.paintGhost(gc, decorations.ghostLines.get(ghost), viewport.yOf(row), part);
            } else if (model.rows().isLens(row)) {
                painter.paintLens(gc, model.rows().lineOf(row), viewport.yOf(row), part);
            } else {
                painter.paint(gc, model.rows().lineOf(row), viewport.yOf(row), part, focused);
            }
        }
        int below = viewport.yOf(last + 1);
        if (below < clip.y + clip.height) {
            gc.setBackground(palette.of(Token.BACKGROUND));
            gc.fillRectangle(left, below, part.width, clip.y + clip.height - below);
        }
        if (viewport.left() > 0 && clip.x < textLeft) {
            gc.setClipping(clip);
        }
    }

    @Override
    public void flush() {
        canvas.update();
    }

    @Override
    public Point locationOf(int offset) {
        int at = Math.min(offset, model.text().length());
        int line = model.text().lineOf(at);
        return new Point(viewport.textLeft() + xOf(at), viewport.yOf(model.rows().rowOf(line)));
    }

    /** How far from the start of its line the caret at {@code offset} stands. */
    int xOf(int offset) {
        Text text = model.text();
        int line = text.lineOf(offset);
        return cache.get(line).layout.xOf(offset - text.lineStart(line));
    }

    @Override
    public int offsetAt(int x, int y) {
        return offsetOnRow(viewport.rowAt(y), x - viewport.textLeft());
    }

    @Override
    public int characterAt(int x, int y) {
        int offset = offsetAt(x, y);
        Text text = model.text();
        int line = text.lineOf(offset);
        int top = viewport.yOf(model.rows().rowOf(line));
        if (x < viewport.gutter() || x >= viewport.width() || y < top || top + viewport.lineHeight() <= y) {
            return -1;
        }
        int at = x < locationOf(offset).x ? offset - 1 : offset;
        return at < text.lineStart(line) || at >= text.lineEnd(line) ? -1 : at;
    }

    /** The offset on the line in {@code row} nearest to {@code x}, counted from the line's start. */
    int offsetOnRow(int row, int x) {
        int there = Math.max(0, Math.min(row, viewport.rows() - 1));
        int line = model.rows().lineOf(there);
        if (model.rows().belowOf(there) >= 0) {
            return model.text().lineEnd(line);
        }
        LineCache.Line shown = cache.get(line);
        int column = shown.layout.columnAt(x);
        int offset = model.text().lineStart(line) + column;
        // Never inside of what people take for one character.
        if (column > 0 && column < shown.text.length() && shown.text.charAt(column) >= 0x80) {
            int next = Boundaries.nextCharacter(model.text(), Boundaries.previousCharacter(model.text(), offset));
            return next > offset ? Boundaries.previousCharacter(model.text(), offset) : offset;
        }
        return offset;
    }

    boolean scrollTo(int left, long top) {
        boolean moved = viewport.scrollTo(left, top);
        if (moved) {
            scrolled();
        }
        return moved;
    }

    private void scrolled() {
        canvas.redraw();
        for (Runnable listener : scrollListeners) {
            listener.run();
        }
    }

    @Override
    public void revealCaret() {
        int caret = model.selections().main().caret();
        int row = model.rows().rowOf(model.text().lineOf(caret));
        if (viewport.reveal(row, xOf(caret), MARGIN + (int) cache.metrics().cell())) {
            scrolled();
        }
    }

    /** Scrolls {@code offset} to the middle unless its line is in view. */
    void revealCentred(int offset) {
        if (!sized) {
            // The first resize will do it.
            return;
        }
        int row = model.rows().rowOf(model.text().lineOf(offset));
        boolean moved = viewport.revealCentred(row);
        if (viewport.reveal(row, xOf(offset), MARGIN) || moved) {
            scrolled();
        }
    }

    void redrawLines(int first, int last) {
        int top = viewport.yOf(model.rows().rowOf(first));
        int bottom = viewport.yOf(model.rows().rowOf(last) + 1);
        redraw(top, bottom);
    }

    private void redraw(int top, int bottom) {
        int from = Math.max(0, top);
        int to = Math.min(viewport.height(), bottom);
        if (to > from) {
            canvas.redraw(viewport.gutter(), from, viewport.width() - viewport.gutter(), to - from, false);
        }
    }

    @Override
    public void redrawAll() {
        gutter.measure(cache.metrics(), model.text().lineCount());
        canvas.redraw();
    }

    void redrawGutter() {
        canvas.redraw(0, 0, viewport.gutter(), viewport.height(), false);
    }

    private void redrawSelections(Selections selections) {
        for (Selection selection : selections.all()) {
            int length = model.text().length();
            int first = model.text().lineOf(Math.min(selection.start(), length));
            int last = selection.isEmpty() ? first : model.text().lineOf(Math.min(selection.end(), length));
            redrawLines(first, last);
        }
    }

    @Override
    public void textChanged(DocumentChange change) {
        cache.edited(change);
        decorations.edited(change);
        boolean sameLines = change.before().lineCount() == change.after().lineCount();
        int first = change.after().lineOf(change.changes().getFirst().start());
        viewport.setRows(model.rowCount());
        if (sameLines) {
            int last = change.after().lineOf(Math.min(change.after().length(), change.hull().start()
                    + change.hull().replacement().length()));
            redrawLines(first, last);
        } else {
            if (gutter.measure(cache.metrics(), change.after().lineCount())) {
                canvas.redraw();
            } else {
                int top = Math.max(0, viewport.yOf(model.rows().rowOf(first)));
                canvas.redraw(0, top, viewport.width(), Math.max(0, viewport.height() - top), false);
            }
        }
    }

    @Override
    public void selectionsChanged(Selections before) {
        redrawSelections(before);
        redrawSelections(model.selections());
        int length = model.text().length();
        int old = model.text().lineOf(Math.min(before.main().caret(), length));
        int now = model.text().lineOf(model.selections().main().caret());
        if (old != now) {
            gutter.redraw(old);
            gutter.redraw(now);
        }
    }

    @Override
    public void rowsChanged() {
        viewport.setRows(model.rowCount());
        canvas.redraw();
    }

    @Override
    public void stateChanged() {
        if (cache.metrics().tabCells() != model.indentation().width()) {
            cache.setMetrics(cache.metrics().withTabs(model.indentation().width()));
            canvas.redraw();
        }
    }

    @Override
    public void parsed() {
        Optional<SyntaxTree> tree = model.document().tree();
        if (tree.isEmpty() || tree.get().text() != model.text()) {
            if (tree.isEmpty()) {
                cache.clear();
                canvas.redraw();
            }
            return;
        }
        recolour(tree.get());
    }

    /** Asks for the colours of what is in view on another thread, and draws the lines where they differ. */
    private void recolour(SyntaxTree tree) {
        int first = model.rows().lineOf(viewport.firstRow());
        int last = Math.min(model.rows().lineOf(viewport.lastRow()), first + 400);
        Call<Map<Integer, List<Highlight>>> colours =
                Call.start("colours", scope -> LineCache.colours(tree, first, last));
        colours.onSuccess(canvas.getDisplay()::asyncExec, found -> {
            if (!canvas.isDisposed() && tree.text() == model.text()) {
                for (int line : cache.recolour(found, first, last)) {
                    redrawLines(line, line);
                }
            }
        });
    }
}
