package dev.rustaiide.app.editor.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.types.Severity;

/** The strip left of the code: run arrows, problems, line numbers and fold arrows. */
final class Gutter implements EditedText.Listener {
    /** What a click in the gutter can be about. */
    enum Zone {
        COLUMN, BAR, MARK, NUMBER, FOLD
    }

    /** Folds and run arrows can wait until nobody types. */
    private static final Duration QUIET = Duration.ofMillis(450);
    private static final int MARK = 5 * Look.STEP;
    private static final int FOLD = 5 * Look.STEP;

    private final EditorModel model;
    private final Viewport viewport;
    private final Decorations decorations;
    private final Palette palette;
    private final Look look;
    private Map<Integer, Fold> folds = Map.of();
    private Map<Integer, SyntaxTree.Runnable> runnables = Map.of();
    private boolean hovered;
    private int bulbLine = -1;
    private int width;
    private int column;
    private final Debounce refresh;
    private final Canvas canvas;

    Gutter(Canvas canvas, EditorModel model, Viewport viewport, Decorations decorations, Palette palette, Look look) {
        this.model = model;
        this.viewport = viewport;
        this.decorations = decorations;
        this.palette = palette;
        this.look = look;
        this.canvas = canvas;
        this.refresh = new Debounce(QUIET, canvas.getDisplay()::asyncExec, this::read);
        model.addListener(this);
        read();
    }

    /** Finds its width for so many lines; says whether it changed. */
    boolean measure(CellMetrics metrics, int lineCount) {
        int digits = model.options().lineNumbers() ? Math.max(3, Integer.toString(lineCount).length()) : 0;
        column = decorations.versions.columnWidth(metrics);
        int needed = column + MARK + (int) Math.ceil(digits * metrics.cell()) + FOLD;
        boolean changed = needed != width;
        width = needed;
        viewport.setGutter(needed);
        return changed;
    }

    Zone zoneAt(int x) {
        return x < column ? Zone.COLUMN : x < column + DrawnVersions.REACH ? Zone.BAR
                : x < column + MARK ? Zone.MARK : x >= width - FOLD ? Zone.FOLD : Zone.NUMBER;
    }

    Optional<Fold> foldAt(int line) {
        return Optional.ofNullable(folds.get(line));
    }

    Map<Integer, Fold> folds() {
        return folds;
    }

    Optional<SyntaxTree.Runnable> runnableAt(int line) {
        return Optional.ofNullable(runnables.get(line));
    }

    /** The line that offers quick fixes; -1 for none. */
    void setBulb(int line) {
        if (line != bulbLine) {
            int old = bulbLine;
            bulbLine = line;
            redraw(old);
            redraw(line);
        }
    }

    int bulbLine() {
        return bulbLine;
    }

    /** Arrows of open folds show while the pointer is over the gutter. */
    void setHovered(boolean over) {
        if (over != hovered) {
            hovered = over;
            canvas.redraw(0, 0, width, viewport.height(), false);
        }
    }

    /** How wide the column left of all else is. */
    int column() {
        return column;
    }

    void redrawAll() {
        canvas.redraw(0, 0, width, viewport.height(), false);
    }

    void redraw(int line) {
        if (line >= 0 && line < model.text().lineCount()) {
            canvas.redraw(0, viewport.yOf(model.rows().rowOf(line)), width, viewport.lineHeight(), false);
        }
    }

    @Override
    public void parsed() {
        refresh.trigger();
    }

    /** Reads folds and run arrows of the new tree on another thread. */
    private void read() {
        Optional<SyntaxTree> tree = canvas.isDisposed() ? Optional.empty() : model.document().tree();
        if (tree.isEmpty()) {
            folds = Map.of();
            runnables = Map.of();
            return;
        }
        record Marks(Map<Integer, Fold> folds, Map<Integer, SyntaxTree.Runnable> runnables) {}
        SyntaxTree parsed = tree.get();
        Call<Marks> call = Call.start("gutter", scope ->
                new Marks(byLine(parsed.folds()), runnablesByLine(parsed.runnables())));
        call.onSuccess(canvas.getDisplay()::asyncExec, marks -> {
            if (!canvas.isDisposed() && parsed.text() == model.text()
                    && !(marks.folds().equals(folds) && marks.runnables().equals(runnables))) {
                folds = marks.folds();
                runnables = marks.runnables();
                canvas.redraw(0, 0, width, viewport.height(), false);
            }
        });
    }

    /** What folds in a text that there is no grammar for. */
    void setFolds(List<Fold> known) {
        folds = byLine(known);
        canvas.redraw(0, 0, width, viewport.height(), false);
    }

    private static Map<Integer, Fold> byLine(List<Fold> list) {
        Map<Integer, Fold> result = new HashMap<>();
        for (Fold fold : list) {
            result.merge(fold.startLine(), fold, (a, b) -> a.endLine() >= b.endLine() ? a : b);
        }
        return result;
    }

    private static Map<Integer, SyntaxTree.Runnable> runnablesByLine(List<SyntaxTree.Runnable> list) {
        Map<Integer, SyntaxTree.Runnable> result = new HashMap<>();
        for (SyntaxTree.Runnable runnable : list) {
            result.putIfAbsent(runnable.line(), runnable);
        }
        return result;
    }

    void paint(GC gc, Rectangle clip, CellMetrics metrics) {
        gc.setBackground(palette.of(Token.BACKGROUND));
        gc.fillRectangle(0, clip.y, width, clip.height);
        int current = model.text().lineOf(model.selections().main().caret());
        int last = viewport.rowAt(clip.y + clip.height - 1);
        for (int row = viewport.rowAt(clip.y); row <= last; row++) {
            if (model.rows().isLens(row) || model.rows().belowOf(row) >= 0) {
                continue;
            }
            int line = model.rows().lineOf(row);
            int y = viewport.yOf(row);
            if (model.options().lineNumbers()) {
                String number = Integer.toString(line + 1);
                gc.setForeground(palette.of(line == current ? Token.CURRENT_LINE_NUMBER : Token.LINE_NUMBER));
                gc.drawString(number, width - FOLD - (int) Math.ceil(number.length() * metrics.cell()),
                        y + metrics.textTop(), true);
            }
            decorations.versions.paint(gc, palette, metrics, model.text(), line, y, viewport.lineHeight());
            decorations.tested.paintCoverage(gc, palette, model.text(), line, column + MARK, y, viewport.lineHeight());
            paintMark(gc, line, y);
            paintFold(gc, line, y);
        }
    }

    private void paintMark(GC gc, int line, int y) {
        int top = y + (viewport.lineHeight() - 16) / 2;
        if (decorations.marks.paint(gc, palette, look, model.text(), line, column + 2, top)) {
            return;
        }
        Severity worst = worstOn(line);
        if (runnables.containsKey(line)) {
            decorations.tested.paintArrow(gc, look, runnables.get(line), column + 2, top);
            if (worst != null) {
                gc.setBackground(palette.of(TextPainter.tokenOf(worst)));
                gc.fillOval(column + MARK - 6, top + 10, 5, 5);
            }
        } else if (line == bulbLine) {
            gc.drawImage(look.icon(Icon.LIGHT_BULB, Token.WARNING), column + 2, top);
        } else if (worst != null) {
            Icon icon = worst == Severity.ERROR ? Icon.ERROR : worst == Severity.WARNING ? Icon.WARNING
                    : Icon.INFORMATION;
            gc.drawImage(look.icon(icon, TextPainter.tokenOf(worst)), column + 2, top);
        }
    }

    private @Nullable Severity worstOn(int line) {
        TrackedSpans problems = decorations.problems;
        if (problems.isEmpty()) {
            return null;
        }
        int end = model.text().lineEnd(line);
        Severity worst = null;
        for (int i = problems.firstFrom(model.text().lineStart(line)); i < problems.size()
                && problems.start(i) <= end; i++) {
            Severity severity = decorations.diagnostics.get(i).severity();
            if (severity != Severity.HINT && (worst == null || severity.compareTo(worst) < 0)) {
                worst = severity;
            }
        }
        return worst;
    }

    private void paintFold(GC gc, int line, int y) {
        boolean closed = model.rows().isFolded(line);
        if (closed || hovered && folds.containsKey(line)) {
            int top = y + (viewport.lineHeight() - 16) / 2;
            Icon icon = closed ? Icon.CHEVRON_RIGHT : Icon.CHEVRON_DOWN;
            gc.drawImage(look.icon(icon, Token.MUTED), width - FOLD + 2, top);
        }
    }
}
