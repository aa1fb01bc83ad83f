package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.TrackedSpans;
import dev.rustaiide.app.editor.LineMarks;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Marks that are drawn with the lines that they are at. */
final class DrawnMarks implements LineMarks {
    private static final int SIZE = 11;

    private final TrackedSpans places = new TrackedSpans();
    private final TrackedSpans stop = new TrackedSpans();
    private List<Mark> marks = List.of();
    private boolean isCaller;
    private Map<Integer, String> notes = Map.of();
    private final List<Consumer<Click>> listeners = new ArrayList<>();
    private @Nullable EditorModel model;
    private @Nullable TextView view;

    /** The editor that shows them is there. */
    void attach(EditorModel shown, TextView shownIn) {
        model = shown;
        view = shownIn;
    }

    @Override
    public void set(List<Mark> wanted) {
        EditorModel known = model;
        if (known != null) {
            Text text = known.text();
            marks = wanted.stream().filter(mark -> mark.line() >= 0 && mark.line() < text.lineCount())
                    .sorted(Comparator.comparingInt(Mark::line)).toList();
            places.set(marks.stream().map(mark -> span(text, mark.line())).toList());
            redraw();
        }
    }

    /** From its first character that is not blank: a line feed before that moves it. */
    private static Span span(Text text, int line) {
        Span whole = text.lineSpan(line);
        int start = whole.start();
        while (start < whole.end() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return new Span(start, whole.end());
    }

    private void redraw(int line) {
        TextView shown = view;
        EditorModel known = model;
        if (shown != null && known != null && !shown.canvas().isDisposed() && line >= 0
                && line < known.text().lineCount()) {
            shown.redrawLines(line, line);
            shown.gutter().redraw(line);
        }
    }

    private void redraw() {
        if (view != null && !view.canvas().isDisposed()) {
            view.redrawAll();
        }
    }

    @Override
    public List<Mark> now() {
        EditorModel known = model;
        var now = new ArrayList<Mark>();
        for (int i = 0; known != null && i < marks.size(); i++) {
            Mark mark = marks.get(i);
            now.add(new Mark(lineOf(known.text(), places.start(i)), mark.shape(), mark.key(), mark.tip()));
        }
        return now;
    }

    private static int lineOf(Text text, int offset) {
        return text.lineOf(Math.min(offset, text.length()));
    }

    @Override
    public void setStop(int line, boolean caller) {
        EditorModel known = model;
        int before = stop();
        if (before == line && isCaller == caller) {
            return;
        }
        stop.set(known != null && line >= 0 && line < known.text().lineCount() ? List.of(span(known.text(), line))
                : List.of());
        isCaller = caller;
        redraw(before);
        redraw(stop());
    }

    @Override
    public int stop() {
        EditorModel known = model;
        return known == null || stop.isEmpty() ? -1 : lineOf(known.text(), stop.start(0));
    }

    @Override
    public Map<Integer, String> notes() {
        return notes;
    }

    @Override
    public void setNotes(Map<Integer, String> words) {
        if (!notes.equals(words)) {
            Map<Integer, String> before = notes;
            notes = Map.copyOf(words);
            before.keySet().forEach(this::redraw);
            notes.keySet().forEach(this::redraw);
        }
    }

    @Override
    public void onClick(Consumer<Click> listener) {
        listeners.add(listener);
    }

    /** Somebody pressed beside {@code line}; whether anybody was told. */
    boolean click(int line, Event event) {
        List.copyOf(listeners).forEach(each -> each.accept(
                new Click(line, event.button, event.stateMask & SWT.MODIFIER_MASK)));
        return !listeners.isEmpty();
    }

    /** Whether a mark is beside {@code line}. */
    boolean isAt(Text text, int line) {
        return indexAt(text, line) >= 0;
    }

    /** What is said about the mark beside {@code line}; empty if there is nothing to say. */
    String tipAt(Text text, int line) {
        int index = indexAt(text, line);
        return index < 0 ? "" : marks.get(index).tip();
    }

    private int indexAt(Text text, int line) {
        for (int i = 0; i < places.size(); i++) {
            if (lineOf(text, places.start(i)) == line) {
                return i;
            }
        }
        return -1;
    }

    void edited(DocumentChange change) {
        places.edited(change);
        stop.edited(change);
        if (!notes.isEmpty()) {
            var left = new HashMap<>(notes);
            // Values are of the program that runs; behind other code they would be untrue.
            int first = change.changes().stream().mapToInt(one -> change.before().lineOf(one.start())).min().orElse(0);
            left.keySet().removeIf(line -> line >= first);
            notes = Map.copyOf(left);
        }
    }

    /** Draws what belongs beside {@code line}; whether there was anything. */
    boolean paint(GC gc, Palette palette, Look look, Text text, int line, int x, int top) {
        int index = places.isEmpty() ? -1 : indexAt(text, line);
        boolean stands = isStop(text, line);
        if (index >= 0) {
            paint(gc, palette, marks.get(index).shape(), x + 3, top + 3);
        }
        if (stands) {
            gc.drawImage(look.icon(Icon.ARROW_RIGHT, isCaller ? Token.MUTED : Token.WARNING), x + (index < 0 ? 0 : 3),
                    top);
        }
        return index >= 0 || stands;
    }

    private static void paint(GC gc, Palette palette, Shape shape, int x, int y) {
        Token token = shape == Shape.IDLE ? Token.MUTED : Token.ERROR;
        gc.setAntialias(SWT.ON);
        gc.setForeground(palette.of(token));
        gc.setBackground(palette.of(token));
        switch (shape) {
            case ACTIVE -> gc.fillOval(x, y, SIZE, SIZE);
            case CONDITIONAL -> {
                gc.fillOval(x, y, SIZE, SIZE);
                gc.setBackground(palette.of(Token.BACKGROUND));
                gc.fillRectangle(x + 3, y + 3, SIZE - 6, 2);
                gc.fillRectangle(x + 3, y + 6, SIZE - 6, 2);
            }
            case LOG -> gc.fillPolygon(new int[] {x + SIZE / 2, y - 1, x + SIZE + 1, y + SIZE / 2, x + SIZE / 2,
                y + SIZE + 1, x - 1, y + SIZE / 2});
            case OFF, IDLE -> {
                gc.setLineWidth(2);
                gc.drawOval(x + 1, y + 1, SIZE - 2, SIZE - 2);
                gc.setLineWidth(1);
            }
        }
    }

    private boolean isStop(Text text, int line) {
        return !stop.isEmpty() && lineOf(text, stop.start(0)) == line;
    }

    /** What {@code line} stands on; null if nothing is special about it. */
    @Nullable Token ground(Text text, int line) {
        return !isStop(text, line) ? null : isCaller ? Token.OCCURRENCE : Token.MATCH;
    }

    /** Draws the words behind {@code line}, whose text ends at {@code x}. */
    void paintNote(GC gc, Palette palette, int line, int x, int y) {
        String note = notes.get(line);
        if (note != null) {
            gc.setForeground(palette.of(Token.GHOST));
            gc.drawString(note, x, y, true);
        }
    }
}
