package dev.rustaiide.app.diff.internal;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffLayout;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.SpokenText;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.text.TextDiff;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** The plane on which a difference is painted and where keys and the pointer are heard. UI thread only. */
public final class DiffCanvas extends Canvas {
    private static final int NUMBER_PAD = 4 * Look.STEP;
    private static final int ABOVE = 4;

    private final Look look;
    private final DiffPainter painter;
    private final OverviewRuler ruler;
    private final BitSet open = new BitSet();
    private final Spoken spoken = new Spoken(this);
    private final SpokenText reading;
    private Comparison comparison = Comparison.nothing();
    private DiffLayout layout = DiffLayout.SIDE_BY_SIDE;
    private boolean folding = true;
    private Rows rows = new Rows(comparison, layout, true, open);
    private Sight sight;
    private Panes panes = new Panes(layout, 0, 0);
    private int current = -1;
    private int hovered = -1;
    private @Nullable Picked picked;
    private @Nullable IntPredicate ticked;
    private @Nullable Icon action;
    private Supplier<String> actionName = () -> "";
    private IntConsumer chosen = hunk -> { };
    private Consumer<TextChange> edited = change -> { };
    private boolean editable;
    private Runnable moved = () -> { };
    private String empty = "";
    private boolean selecting;

    public DiffCanvas(Composite parent, Look look) {
        super(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
        this.look = look;
        painter = new DiffPainter(look);
        ruler = new OverviewRuler(look);
        sight = measured();
        reading = SpokenText.give(this, () -> editable ? 0 : ACC.STATE_READONLY,
                () -> DiffReading.of(comparison, rows, current, picked));
        DiffKeys keys = new DiffKeys(this);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.KeyDown, keys::press);
        addListener(SWT.Traverse, event -> event.doit = switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS -> !editable || event.stateMask != 0;
            case SWT.TRAVERSE_ESCAPE -> true;
            default -> false;
        });
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseDoubleClick, this::doubleClick);
        addListener(SWT.MouseExit, event -> hover(-1));
        addListener(SWT.MouseVerticalWheel,
                event -> scrollTo(sight.offset() - (long) event.count * sight.rowHeight()));
        addListener(SWT.MouseHorizontalWheel, event -> aside(-event.count * 2 * Look.STEP));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        Look.Registration registration = look.onChange(this::lookChanged);
        addListener(SWT.Dispose, event -> registration.close());
    }

    private Sight measured() {
        GC gc = new GC(this);
        Sight measured = Sight.of(gc, look.codeFont());
        gc.dispose();
        return measured;
    }

    private void lookChanged() {
        if (!isDisposed()) {
            painter.forget();
            sight = measured();
            fit();
        }
    }

    // What is shown

    /** Another pair of texts, from the first change on. */
    public void show(Comparison other) {
        open.clear();
        comparison = other;
        current = other.hunks().isEmpty() ? -1 : 0;
        picked = null;
        sight = sight.at(0, 0);
        rebuild();
        if (current >= 0) {
            reveal(current);
        }
        moved.run();
    }

    /** The same texts, changed: what is seen stays where it is. */
    public void update(Comparison other) {
        int row = Math.min(sight.row(0), Math.max(0, rows.size() - 1));
        int line = rows.size() == 0 ? 0 : Math.max(0, rows.line(DiffSide.AFTER, row));
        boolean anchored = rows.size() > 0 && rows.line(DiffSide.AFTER, row) >= 0 && row > 0;
        int top = sight.top(row);
        List<Hunk> old = comparison.hunks();
        if (other.hunks().size() != old.size()) {
            keepOpen(other);
        }
        comparison = other;
        current = other.hunks().isEmpty() ? -1 : Math.clamp(current, 0, other.hunks().size() - 1);
        if (picked != null) {
            picked = picked.within(other.side(picked.side()).text());
        }
        rebuild();
        if (anchored) {
            scrollTo((long) rows.rowOf(DiffSide.AFTER, line) * sight.rowHeight() - top);
        }
        moved.run();
    }

    /** What was unfolded stays so, where it is still between two hunks. */
    private void keepOpen(Comparison other) {
        BitSet kept = new BitSet();
        open.stream().forEach(gap -> {
            int line = gap < comparison.hunks().size() ? comparison.hunks().get(gap).beforeStart() - 1
                    : TextDiff.lineCount(comparison.before().text()) - 1;
            int there = 0;
            while (there < other.hunks().size() && other.hunks().get(there).beforeStart() <= line) {
                there++;
            }
            kept.set(there);
        });
        open.clear();
        open.or(kept);
    }

    public Comparison comparison() {
        return comparison;
    }

    private void rebuild() {
        rows = new Rows(comparison, layout, folding, open);
        fit();
    }

    private void fit() {
        Rectangle area = getClientArea();
        int lines = Math.max(comparison.before().text().lineCount(), comparison.after().text().lineCount());
        int digits = Math.max(3, String.valueOf(lines).length());
        panes = new Panes(layout, area.width, (int) Math.ceil(digits * sight.cell()) + NUMBER_PAD);
        sight = sight.sized(area.width, area.height);
        scrollTo(sight.offset());
    }

    public void setLayout(DiffLayout other) {
        layout = other;
        rebuildAtLine();
    }

    /** The line at the top stays there. */
    private void rebuildAtLine() {
        long offset = sight.offset();
        int line = firstSeen();
        rebuild();
        scrollTo(offset == 0 ? 0 : (long) rows.rowOf(DiffSide.AFTER, line) * sight.rowHeight());
    }

    private int firstSeen() {
        for (int row = Math.max(0, sight.row(0)); row < rows.size(); row++) {
            if (rows.line(DiffSide.AFTER, row) >= 0) {
                return rows.line(DiffSide.AFTER, row);
            }
        }
        return 0;
    }

    public void setFolding(boolean fold) {
        folding = fold;
        open.clear();
        rebuildAtLine();
    }

    public void setTicks(@Nullable IntPredicate which) {
        ticked = which;
        redraw();
    }

    /** @param name asked for each time that it is shown */
    public void setAction(Icon icon, Supplier<String> name) {
        action = icon;
        actionName = name;
        redraw();
    }

    /** Whether each change has one to press, rather than a tick. */
    public boolean hasButtons() {
        return ticked == null && action != null;
    }

    public void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    public void onMoved(Runnable listener) {
        moved = listener;
    }

    /** Lets people edit the new text; {@code listener} is told what they did, and shall {@link #update}. */
    public void setEditable(boolean may, Consumer<TextChange> listener) {
        editable = may;
        edited = listener;
        redraw();
    }

    boolean isEditable() {
        return editable;
    }

    public void setEmpty(String text) {
        empty = text;
        redraw();
    }

    /** Where the new text begins across the width; 0 in one column. */
    public int afterStart() {
        return panes.isSplit() ? panes.start(DiffSide.AFTER) : 0;
    }

    public int current() {
        return current;
    }

    /** What a screen reader says now. */
    public String spoken() {
        return spoken.words();
    }

    /** For screen readers: what this is, and where one is in it. */
    public void describe(String name) {
        String place = current < 0 ? "" : ", " + DiffWords.hunk(comparison, current)
                + (ticked == null ? "" : ticked.test(current) ? ", taken" : ", left out");
        spoken.say(name + place);
        reading.changed();
    }

    // Painting

    private Scene scene() {
        boolean focused = isFocusControl();
        return new Scene(comparison, rows, panes, sight, current, hovered, focused, ticked, action, picked,
                focused && editable && picked != null);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.color(Token.BACKGROUND));
        gc.fillRectangle(area);
        Scene scene = scene();
        if (comparison.hunks().isEmpty() && !empty.isEmpty()) {
            gc.setFont(look.font(TextSize.BODY));
            gc.setForeground(look.color(Token.MUTED));
            gc.drawString(empty, (area.width - gc.stringExtent(empty).x) / 2, 6 * Look.STEP, true);
            return;
        }
        painter.paint(gc, scene);
        ruler.paint(gc, scene, hovered == Panes.RULER);
    }

    // Scrolling and walking

    private void scrollTo(long offset) {
        sight = sight.at(Math.clamp(offset, 0, sight.furthest(rows.size())), sight.left());
        redraw();
    }

    void scrollLines(int count) {
        scrollTo(sight.offset() + (long) count * sight.rowHeight());
    }

    int page() {
        return sight.page();
    }

    void aside(int distance) {
        sight = sight.at(sight.offset(), Math.max(0, sight.left() + distance));
        redraw();
    }

    void toEnd(boolean last) {
        scrollTo(last ? Long.MAX_VALUE / 4 : 0);
    }

    /** Makes {@code hunk} the current one and brings it into view. */
    public void go(int hunk) {
        if (!comparison.hunks().isEmpty()) {
            current = Math.clamp(hunk, 0, comparison.hunks().size() - 1);
            reveal(current);
            if (editable) {
                int line = Math.min(comparison.hunks().get(current).afterStart(),
                        comparison.after().text().lineCount() - 1);
                int at = comparison.after().text().lineStart(line);
                picked = new Picked(DiffSide.AFTER, at, at);
            }
            redraw();
            moved.run();
        }
    }

    private void reveal(int hunk) {
        long start = (long) rows.start(hunk) * sight.rowHeight();
        long end = (long) rows.end(hunk) * sight.rowHeight();
        boolean seen = start >= sight.offset() && end <= sight.offset() + sight.height();
        if (!seen) {
            scrollTo(start - (long) ABOVE * sight.rowHeight());
        }
    }

    public void choose(int hunk) {
        if (hunk >= 0 && hunk < comparison.hunks().size() && (ticked != null || action != null)) {
            current = hunk;
            chosen.accept(hunk);
            redraw();
            moved.run();
        }
    }

    void unfold(int row) {
        int gap = rows.fold(row);
        open.set(gap);
        rebuild();
    }

    /** Shows the unchanged lines above and below the current hunk. */
    void unfoldAroundCurrent() {
        if (current >= 0) {
            open.set(current, current + 2);
            rebuild();
            reveal(current);
        }
    }

    // The pointer

    private void press(Event event) {
        forceFocus();
        if (event.button != 1) {
            return;
        }
        if (event.x >= panes.ruler()) {
            scrollTo(ruler.press(scene(), event.y));
            return;
        }
        int row = sight.row(event.y);
        if (row >= rows.size()) {
            return;
        }
        if (rows.isFold(row)) {
            unfold(row);
            return;
        }
        int hunk = rows.hunk(row);
        if (hunk >= 0) {
            current = hunk;
            moved.run();
        }
        if (onControl(event.x, event.y) >= 0) {
            choose(hunk);
        } else if (!panes.isOnStrip(event.x)) {
            pick(event, row);
        }
        redraw();
    }

    private void pick(Event event, int row) {
        DiffSide side = panes.isSplit() ? panes.side(event.x)
                : rows.line(DiffSide.AFTER, row) >= 0 ? DiffSide.AFTER : DiffSide.BEFORE;
        boolean extend = (event.stateMask & SWT.SHIFT) != 0 && picked != null && picked.side() == side;
        offsetAt(side, event.x, row).ifPresent(offset -> {
            picked = extend && picked != null ? picked.to(offset, true) : new Picked(side, offset, offset);
            selecting = true;
        });
    }

    private Optional<Integer> offsetAt(DiffSide side, int x, int row) {
        int at = Math.clamp(row, 0, Math.max(0, rows.size() - 1));
        if (rows.size() == 0 || rows.line(side, at) < 0) {
            return Optional.empty();
        }
        int line = rows.line(side, at);
        Text text = comparison.side(side).text();
        GC gc = new GC(this);
        gc.setFont(sight.font());
        int column = painter.line(comparison, side, line, gc, sight.cell())
                .columnAt(x - panes.code(side) + sight.left(), gc);
        gc.dispose();
        return Optional.of(Math.min(text.lineStart(line) + column, text.lineEnd(line)));
    }

    private void move(Event event) {
        if (ruler.isDragged()) {
            scrollTo(ruler.drag(scene(), event.y));
        } else if (selecting && picked != null) {
            if (event.y < 0 || event.y > sight.height()) {
                scrollLines(event.y < 0 ? -1 : 1);
            }
            offsetAt(picked.side(), event.x, sight.row(event.y)).ifPresent(offset -> {
                picked = picked == null ? null : picked.to(offset, true);
                redraw();
            });
        } else {
            hover(onControl(event.x, event.y));
            point(event);
        }
    }

    private void point(Event event) {
        int row = sight.row(event.y);
        boolean fold = row < rows.size() && rows.isFold(row) && event.x < panes.ruler();
        boolean text = !fold && !panes.isOnStrip(event.x) && event.x < panes.ruler() && row < rows.size();
        setCursor(fold || hovered >= 0 ? getDisplay().getSystemCursor(SWT.CURSOR_HAND)
                : text ? getDisplay().getSystemCursor(SWT.CURSOR_IBEAM) : null);
    }

    private void hover(int hunk) {
        if (hunk != hovered) {
            hovered = hunk;
            setToolTipText(hunk < 0 ? null : actionName.get());
            redraw();
        }
    }

    /** The hunk whose control is at that place; -1 if none is. */
    private int onControl(int x, int y) {
        int row = sight.row(y);
        if (row >= rows.size() || rows.hunk(row) < 0 || !panes.isOnStrip(x) || ticked == null && action == null) {
            return -1;
        }
        int hunk = rows.hunk(row);
        return DiffPainter.control(panes, sight, sight.top(rows.start(hunk)), sight.top(rows.end(hunk)))
                .contains(x, y) ? hunk : -1;
    }

    private void release(Event event) {
        ruler.release();
        selecting = false;
        redraw();
    }

    private void doubleClick(Event event) {
        if (picked != null && event.button == 1) {
            picked = DiffWords.wordAt(comparison.side(picked.side()).text(), picked);
            redraw();
        }
    }

    // Text

    Optional<Picked> picked() {
        return Optional.ofNullable(picked);
    }

    /** Selects, and brings the caret into view. */
    void select(Picked now) {
        picked = now;
        Text text = comparison.side(now.side()).text();
        int row = rows.rowOf(now.side(), text.lineOf(now.caret()));
        if (rows.size() > 0 && rows.isFold(row)) {
            unfold(row);
            row = rows.rowOf(now.side(), text.lineOf(now.caret()));
        }
        long top = (long) row * sight.rowHeight();
        if (top < sight.offset()) {
            scrollTo(top);
        } else if (top + sight.rowHeight() > sight.offset() + sight.height()) {
            scrollTo(top + sight.rowHeight() - sight.height());
        }
        reading.changed();
        redraw();
    }

    /** Does {@code change} to the new text at once, as far as one can tell, and tells of it. */
    void edit(TextChange change) {
        Picked after = new Picked(DiffSide.AFTER, 0, 0).after(change);
        update(comparison.edited(change));
        select(after);
        edited.accept(change);
    }
}
