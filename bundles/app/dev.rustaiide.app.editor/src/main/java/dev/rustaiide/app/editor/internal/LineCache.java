package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.editor.EditorView.Colours;
import dev.rustaiide.app.editor.EditorView.Inlay;
import dev.rustaiide.app.editor.EditorView.Inlays;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * The lines in and around the view, laid out and coloured. An edit keeps the colours of what it leaves alone and of the
 * word it goes on with, so that a key is painted before it is parsed.
 */
final class LineCache {
    /** Longer lines are put on the grid, whatever is in them. */
    static final int LONGEST_SHAPED = 4000;
    /** Longer lines have no colours. */
    private static final int LONGEST_COLOURED = 20_000;
    private static final int MOST_LINES = 500;
    /** A few long lines are as much as many short ones. */
    private static final long MOST_CHARACTERS = 4 << 20;
    /** With more changes in one step it is cheaper to start again. */
    private static final int MOST_CHANGES = 64;
    private static final Colours NO_COLOURS = new Colours() {
        @Override
        public List<Highlight> over(List<Highlight> runs, int start, int end) {
            return runs;
        }

        @Override
        public void edited(DocumentChange change) {
            // There are none.
        }
    };
    private static final Inlays NO_INLAYS = new Inlays() {
        @Override
        public List<Inlay> on(int start, int end) {
            return List.of();
        }

        @Override
        public void edited(DocumentChange change) {
            // There are none.
        }

        @Override
        public void paint(GC gc, Inlay inlay, int x, int y) {
            // There are none.
        }
    };

    private final Display display;
    private final Document document;
    private final Map<Integer, Line> lines = new HashMap<>();
    /** The colours of lines that changed and were not parsed yet, relative to the line. */
    private Map<Integer, List<Highlight>> carried = new HashMap<>();
    private CellMetrics metrics;
    private Inlays inlays = NO_INLAYS;
    private Colours colours = NO_COLOURS;

    /** One line; {@code runs} are relative to its start. */
    static final class Line {
        final String text;
        final LineLayout layout;
        List<Highlight> runs;
        /** What {@link Colours} made of {@code paintedOf}; null if that must be asked again. */
        @Nullable List<Highlight> painted;
        List<Highlight> paintedOf = List.of();

        Line(String text, LineLayout layout, List<Highlight> runs) {
            this.text = text;
            this.layout = layout;
            this.runs = runs;
        }
    }

    LineCache(Display display, Document document, CellMetrics metrics) {
        this.display = display;
        this.document = document;
        this.metrics = metrics;
    }

    void setMetrics(CellMetrics changed) {
        metrics = changed;
        clear();
    }

    CellMetrics metrics() {
        return metrics;
    }

    void clear() {
        for (Line line : lines.values()) {
            line.layout.dispose();
        }
        lines.clear();
        carried.clear();
    }

    Line get(int number) {
        Line line = lines.get(number);
        if (line == null) {
            List<Highlight> runs = carried.remove(number);
            line = layOut(number, runs == null ? colours(number, number) : Map.of(number, runs));
        }
        return line;
    }

    private Line layOut(int number, Map<Integer, List<Highlight>> colours) {
        String text = document.text().line(number);
        Line line = new Line(text, layOut(number, text), colours.getOrDefault(number, List.of()));
        lines.put(number, line);
        return line;
    }

    private LineLayout layOut(int number, String text) {
        int start = document.text().lineStart(number);
        List<Inlay> labels = text.length() > LONGEST_SHAPED ? List.of()
                : inlays.on(start, start + text.length());
        return labels.isEmpty() ? layoutOf(text) : new InlaidLine(layoutOf(text), labels, inlays::paint);
    }

    /** Asks {@code chosen} for colours over those of the syntax from now on. */
    void setColours(Colours chosen) {
        colours = chosen;
    }

    /** The colours over those of the syntax are others now. */
    void coloursChanged() {
        lines.values().forEach(line -> line.painted = null);
    }

    /** The colours in which a line is drawn. */
    List<Highlight> painted(int number, Line line) {
        List<Highlight> known = line.painted;
        if (known == null || line.paintedOf != line.runs) {
            int start = document.text().lineStart(number);
            known = line.text.length() > LONGEST_COLOURED ? line.runs
                    : colours.over(line.runs, start, start + line.text.length());
            line.painted = known;
            line.paintedOf = line.runs;
        }
        return known;
    }

    /** Asks {@code chosen} for the labels of lines from now on. */
    void setInlays(Inlays chosen) {
        inlays = chosen;
    }

    /** Lays out a line anew, in the colours that it has, since its labels changed. */
    void relayout(int number) {
        Line old = lines.remove(number);
        if (old != null) {
            old.layout.dispose();
            lines.put(number, new Line(old.text, layOut(number, old.text), old.runs));
        }
    }

    private LineLayout layoutOf(String text) {
        return text.length() > LONGEST_SHAPED || isGrid(text)
                ? new CellLine(text, metrics) : new RichLine(display, text, metrics);
    }

    /** Whether {@code text} is ASCII, or has something in it that only the grid makes visible. */
    private static boolean isGrid(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7F || c < ' ' && c != '\t') {
                int point = text.codePointAt(i);
                if (Cells.isBoxed(point)) {
                    return true;
                }
                i += Character.charCount(point) - 1;
                ascii = false;
            }
        }
        return ascii;
    }

    /** Lays out what is missing of the lines from {@code first} to {@code last}, asking for their colours at once. */
    void ensure(int first, int last) {
        int from = first;
        while (from <= last && isKnown(from)) {
            from++;
        }
        int to = last;
        while (to > from && isKnown(to)) {
            to--;
        }
        if (from > last) {
            return;
        }
        if (lines.size() > MOST_LINES || characters() > MOST_CHARACTERS) {
            forgetOutside(first, last);
        }
        Map<Integer, List<Highlight>> colours = colours(from, to);
        for (int number = from; number <= to; number++) {
            if (!lines.containsKey(number)) {
                List<Highlight> runs = carried.remove(number);
                layOut(number, runs == null ? colours : Map.of(number, runs));
            }
        }
    }

    private long characters() {
        long sum = 0;
        for (Line line : lines.values()) {
            sum += line.text.length();
        }
        return sum;
    }

    private boolean isKnown(int number) {
        return lines.containsKey(number) || carried.containsKey(number);
    }

    private void forgetOutside(int first, int last) {
        for (Iterator<Map.Entry<Integer, Line>> all = lines.entrySet().iterator(); all.hasNext();) {
            Map.Entry<Integer, Line> entry = all.next();
            if (entry.getKey() < first || entry.getKey() > last) {
                entry.getValue().layout.dispose();
                all.remove();
            }
        }
    }

    private Map<Integer, List<Highlight>> colours(int first, int last) {
        Optional<SyntaxTree> tree = document.tree();
        return tree.isPresent() && tree.get().text() == document.text() ? colours(tree.get(), first, last) : Map.of();
    }

    /** The colours of some lines of {@code tree}'s text, relative to each line. Any thread may ask. */
    static Map<Integer, List<Highlight>> colours(SyntaxTree tree, int first, int last) {
        Text text = tree.text();
        int start = text.lineStart(first);
        int end = Math.min(text.lineEnd(last), start + Math.max(LONGEST_COLOURED, 400 * (last - first + 1)));
        Map<Integer, List<Highlight>> result = new HashMap<>();
        int line = first;
        int lineStart = start;
        int lineEnd = text.lineEnd(line);
        for (Highlight highlight : tree.highlights(start, end)) {
            int at = Math.max(highlight.start(), start);
            while (at < highlight.end()) {
                while (at > lineEnd && line < last) {
                    line++;
                    lineStart = text.lineStart(line);
                    lineEnd = text.lineEnd(line);
                }
                int stop = Math.min(highlight.end(), lineEnd);
                if (stop > at && at >= lineStart) {
                    result.computeIfAbsent(line, ignored -> new ArrayList<>())
                            .add(new Highlight(at - lineStart, stop - lineStart, highlight.kind()));
                }
                if (highlight.end() <= lineEnd || line == last) {
                    break;
                }
                at = lineEnd + 1;
            }
        }
        return result;
    }

    /** Takes over fresh colours of the lines from {@code first} to {@code last}; gives the lines that differ. */
    List<Integer> recolour(Map<Integer, List<Highlight>> colours, int first, int last) {
        forgetOutside(first, last);
        carried.clear();
        var changed = new ArrayList<Integer>();
        for (Map.Entry<Integer, Line> entry : lines.entrySet()) {
            List<Highlight> fresh = colours.getOrDefault(entry.getKey(), List.of());
            if (!fresh.equals(entry.getValue().runs)) {
                entry.getValue().runs = fresh;
                changed.add(entry.getKey());
            }
        }
        return changed;
    }

    /** Follows a change of the text. */
    void edited(DocumentChange change) {
        inlays.edited(change);
        colours.edited(change);
        if (change.changes().size() > MOST_CHANGES) {
            clear();
            return;
        }
        int shift = 0;
        for (TextChange one : change.changes()) {
            shift += edited(change.before(), one, shift);
        }
    }

    /** Gives by how many lines the text grew. */
    private int edited(Text before, TextChange change, int shift) {
        int first = before.lineOf(change.start());
        int last = before.lineOf(change.end());
        int fresh = change.replacement().lineCount() - 1;
        List<Highlight> head = runsOf(first + shift);
        List<Highlight> tail = first == last ? head : runsOf(last + shift);
        int from = change.start() - before.lineStart(first);
        int to = change.end() - before.lineStart(last);
        int moved = change.replacement().length() - change.replacement().lineStart(fresh) + (fresh == 0 ? from : 0);
        if (fresh != last - first) {
            move(first + shift, last + shift, fresh - (last - first));
        } else {
            for (int line = first + shift; line <= last + shift; line++) {
                drop(line);
            }
        }
        var headRuns = new ArrayList<Highlight>();
        var tailRuns = fresh == 0 ? headRuns : new ArrayList<Highlight>();
        split(head, tail, from, to, moved, fresh == 0, headRuns, tailRuns);
        carried.put(first + shift, headRuns);
        carried.put(first + shift + fresh, tailRuns);
        return fresh - (last - first);
    }

    /** Whether what is typed right behind something of {@code kind} is likely to be of it too. */
    private static boolean goesOn(HighlightKind kind) {
        return switch (kind) {
            case STRING, ESCAPE, OPERATOR, PUNCTUATION, KEYWORD, CONTROL -> false;
            default -> true;
        };
    }

    static void split(List<Highlight> head, List<Highlight> tail, int from, int to, int moved, boolean grows,
            List<Highlight> headRuns, List<Highlight> tailRuns) {
        for (Highlight run : head) {
            if (run.start() < from) {
                boolean goesOn = grows && (run.end() > from || run.end() == from && goesOn(run.kind()));
                int end = !goesOn ? Math.min(run.end(), from)
                        : head == tail && run.end() > to ? run.end() + moved - to : moved;
                headRuns.add(new Highlight(run.start(), end, run.kind()));
            }
        }
        for (Highlight run : tail) {
            boolean taken = head == tail && grows && run.start() < from;
            if (run.end() > to && !taken) {
                int start = Math.max(run.start(), to) + moved - to;
                if (headRuns != tailRuns || headRuns.isEmpty() || headRuns.getLast().end() <= start) {
                    tailRuns.add(new Highlight(start, run.end() + moved - to, run.kind()));
                }
            }
        }
    }

    private List<Highlight> runsOf(int number) {
        Line line = lines.get(number);
        return line != null ? line.runs : carried.getOrDefault(number, List.of());
    }

    private void drop(int number) {
        Line line = lines.remove(number);
        carried.remove(number);
        if (line != null) {
            line.layout.dispose();
        }
    }

    /** Lines from {@code first} to {@code last} are gone, those behind move by {@code by}. */
    private void move(int first, int last, int by) {
        for (int number = first; number <= last && number - first < MOST_LINES; number++) {
            drop(number);
        }
        Map<Integer, Line> moved = new HashMap<>();
        for (Map.Entry<Integer, Line> entry : lines.entrySet()) {
            int number = entry.getKey();
            @Nullable Line clash = number >= first && number <= last ? entry.getValue()
                    : moved.put(number > last ? number + by : number, entry.getValue());
            if (clash != null) {
                clash.layout.dispose();
            }
        }
        lines.clear();
        lines.putAll(moved);
        Map<Integer, List<Highlight>> runs = new HashMap<>();
        carried.forEach((number, list) -> runs.put(number > last ? number + by : number, list));
        carried = runs;
    }
}
