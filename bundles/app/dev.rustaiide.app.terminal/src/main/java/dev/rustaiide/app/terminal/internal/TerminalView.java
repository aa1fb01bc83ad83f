package dev.rustaiide.app.terminal.internal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.ScrollThumb;
import dev.rustaiide.app.ui.components.SpokenText;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.KeyOwner;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.InputModes.Mouse;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.terminal.TerminalInput;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/**
 * A terminal on the screen. What its program writes is shown as pictures, at most one every {@value #FRAME} ms; of a
 * picture, the rows are painted that differ from the one before.
 */
final class TerminalView extends Painted {
    private static final int FRAME = 16;
    /** How long a program may take for a picture that it does not want to be seen in parts. */
    private static final int PATIENCE = 9;
    /** Left of the text there is room for the marks of prompts. */
    private static final int LEFT = 3 * Look.STEP;
    private static final int TOP = 2 * Look.STEP;
    private static final byte[] FORGET = "\033[3J".getBytes(StandardCharsets.US_ASCII);

    private final OpenTerminal terminal;
    private final Display display;
    private final TerminalColors colors;
    private final CellPainter painter;
    private final TerminalFrame frame = new TerminalFrame();
    private final TerminalKeys keys = new TerminalKeys();
    private final TerminalSelection selection = new TerminalSelection();
    private final TerminalMarks marks;
    private final TerminalPointer pointer;
    private final TerminalFind find;
    private final TerminalComposing composing;
    private final ScrollThumb scroll = new ScrollThumb();
    private final SpokenText spoken;
    private final AtomicBoolean waiting = new AtomicBoolean();
    /** The line at the top while people have scrolled up; null while the end is followed. */
    private @Nullable CellPosition anchor;
    private boolean measured;
    /** How many columns the program wants, whatever has room; 0 if it takes what there is. */
    private int wanted;
    private int patience;
    private int cursorRow = -1;
    private Runnable ended = () -> { };

    TerminalView(Composite parent, Look look, OpenTerminal terminal, TerminalLinks links) {
        super(parent, SWT.NONE, look);
        this.terminal = terminal;
        display = getDisplay();
        colors = new TerminalColors(look);
        painter = new CellPainter(look, colors);
        marks = new TerminalMarks(frame, selection);
        pointer = new TerminalPointer(this, links);
        find = new TerminalFind(this, look);
        composing = new TerminalComposing(this);
        setGround(Token.BACKGROUND);
        describe("Terminal", ACC.ROLE_TEXT);
        spoken = SpokenText.give(this, () -> terminal.exitCode() >= 0 ? ACC.STATE_READONLY : 0,
                () -> TerminalReading.of(frame, selection));
        setData(KeyOwner.KEY, (KeyOwner) stroke -> TerminalKeys.isOfProgram(stroke, frame.isAlternate()));
        terminal.setColors(colors.all());
        terminal.onOutput(this::changed);
        addListener(SWT.Resize, event -> {
            measured &= wanted == 0;
            fit();
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, event -> event.doit = (event.stateMask & SWT.CTRL) != 0);
        addListener(SWT.FocusIn, event -> terminal.write(TerminalInput.focus(true, terminal.modes())));
        addListener(SWT.FocusOut, event -> terminal.write(TerminalInput.focus(false, terminal.modes())));
        addListener(SWT.Dispose, event -> {
            terminal.onOutput(() -> { });
            painter.dispose();
        });
    }

    /** Runs {@code then} when people have done with a terminal whose program has ended. */
    void onEnded(Runnable then) {
        ended = then;
    }

    Look theLook() {
        return look();
    }

    /** Whether the pointer is the program's. */
    boolean isOfProgram() {
        return terminal.modes().mouse() != Mouse.NONE;
    }

    /** Forgets what can be scrolled to; the shell shows its prompt anew at the top. */
    void clear() {
        terminal.use(one -> {
            one.feed(FORGET, 0, FORGET.length);
            return one;
        });
        type(TerminalInput.text("l", TerminalInput.CTRL));
        refresh();
    }

    OpenTerminal terminal() {
        return terminal;
    }

    TerminalFrame frame() {
        return frame;
    }

    TerminalSelection selection() {
        return selection;
    }

    TerminalMarks marks() {
        return marks;
    }

    ScrollThumb scroll() {
        return scroll;
    }

    void openFind() {
        find.open(selectedText().lines().findFirst().orElse(""));
    }

    /** On any thread: there is something new. */
    private void changed() {
        if (waiting.compareAndSet(false, true)) {
            try {
                display.asyncExec(() -> {
                    if (!isDisposed()) {
                        display.timerExec(FRAME, this::next);
                    }
                });
            } catch (SWTException gone) {
                // The window has gone, and with it whoever could see this.
            }
        }
    }

    private void next() {
        if (isDisposed()) {
            return;
        }
        if (patience < PATIENCE && terminal.use(VirtualTerminal::isDrawing).orElse(false)) {
            patience++;
            display.timerExec(FRAME, this::next);
            return;
        }
        patience = 0;
        waiting.set(false);
        refresh();
    }

    /** Takes a picture and has what is new in it painted. */
    void refresh() {
        if (!measured || frame.rows() == 0) {
            return;
        }
        int chosen = terminal.use(VirtualTerminal::chosenColumns).orElse(0);
        if (chosen != wanted) {
            wanted = chosen;
            measured = false;
            fit();
            return;
        }
        terminal.use(one -> {
            int rows = one.allRows();
            scroll.fit((long) rows * painter.height(), frame.rows() * painter.height());
            int top = anchor == null || rows <= frame.rows() ? rows - frame.rows() : one.rowOf(anchor);
            if (top >= rows - frame.rows()) {
                anchor = null;
            }
            one.read(top, frame);
            scroll.to((long) frame.top() * painter.height());
            return one;
        });
        find.changed();
        spoken.changed();
        redrawChanged();
    }

    private void redrawChanged() {
        int width = getClientArea().width;
        int cursor = frame.cursor().row();
        for (int row = 0; row < frame.rows(); row++) {
            if (frame.changed(row) || row == cursor || row == cursorRow) {
                redraw(0, TOP + row * painter.height(), width, painter.height(), false);
            }
        }
        cursorRow = cursor;
    }

    private void fit() {
        Rectangle area = getClientArea();
        if (area.width < 8 * LEFT || area.height < painter.height()) {
            return;
        }
        if (!measured) {
            GC gc = new GC(this);
            painter.measure(gc, display, wanted, area.width - 2 * LEFT);
            gc.dispose();
            measured = true;
        }
        int columns = wanted > 0 ? wanted
                : Math.max(VirtualTerminal.LEAST_COLUMNS, (int) ((area.width - 2 * LEFT) / painter.cell()));
        int rows = Math.max(1, (area.height - TOP) / painter.height());
        frame.size(columns, rows);
        terminal.start(columns, rows);
        terminal.resize(columns, rows);
        find.place();
        refresh();
        redraw();
    }

    /** The shell is there now; the window may have got another size meanwhile. */
    void started() {
        terminal.resize(frame.columns(), frame.rows());
        refresh();
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            colors.changed();
            terminal.setColors(colors.all());
            measured = false;
            fit();
            redraw();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        Rectangle clip = gc.getClipping();
        painter.begin();
        for (int row = 0; row < frame.rows(); row++) {
            int y = TOP + row * painter.height();
            if (y < clip.y + clip.height && y + painter.height() > clip.y) {
                painter.paint(gc, frame, row, LEFT, y, area.width, marks.ofRow(row));
                paintExit(gc, row, y);
                if (row == frame.cursor().row()) {
                    painter.paintCursor(gc, frame, LEFT, y, isFocusControl());
                    painter.paintComposed(gc, composing.text(), cursorPlace(), area.width);
                }
            }
        }
        scroll.paint(gc, look(), area, isHovered());
    }

    /** Where the cursor's cell is; at the top if it cannot be seen. */
    Rectangle cursorPlace() {
        TerminalFrame.Cursor cursor = frame.cursor();
        return new Rectangle(LEFT + painter.x(Math.max(0, cursor.column())),
                TOP + Math.max(0, cursor.row()) * painter.height(), (int) painter.cell(), painter.height());
    }

    /** What an input method composes. */
    String composed() {
        return composing.text();
    }

    /** At the left edge of a prompt: whether its command ended well. */
    private void paintExit(GC gc, int row, int y) {
        if (frame.isPrompt(row) && frame.exit(row) >= 0) {
            gc.setAntialias(SWT.ON);
            gc.setBackground(look().color(frame.exit(row) == 0 ? Token.SUCCESS : Token.ERROR));
            int size = frame.exit(row) == 0 ? 4 : 5;
            if (frame.exit(row) == 0) {
                gc.fillOval(4, y + (painter.height() - size) / 2, size, size);
            } else {
                gc.fillRectangle(4, y + 2, 3, painter.height() - 4);
            }
        }
    }

    private void key(Event event) {
        if (!event.doit) {
            return;
        }
        if ((event.stateMask & SWT.MODIFIER_MASK) == SWT.SHIFT && !frame.isAlternate() && scrollKey(event.keyCode)) {
            event.doit = false;
            return;
        }
        if (terminal.exitCode() >= 0) {
            if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
                ended.run();
            }
            return;
        }
        byte[] bytes = keys.bytes(event, terminal.modes());
        if (bytes.length > 0) {
            event.doit = false;
            type(bytes);
        }
    }

    private boolean scrollKey(int key) {
        switch (key) {
            case SWT.PAGE_UP -> scrollRows(1 - frame.rows());
            case SWT.PAGE_DOWN -> scrollRows(frame.rows() - 1);
            case SWT.HOME -> scrollRows(-frame.allRows());
            case SWT.END -> scrollRows(frame.allRows());
            case SWT.INSERT -> paste();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What people type: it goes to the program, and what it answers is in sight. */
    void type(byte[] bytes) {
        anchor = null;
        if (!selection.isEmpty()) {
            selection.clear();
            redraw();
        }
        terminal.write(bytes);
    }

    void scrollRows(int by) {
        scrollTo(frame.top() + by);
    }

    void scrollTo(int row) {
        if (frame.isAlternate()) {
            return;
        }
        int last = frame.allRows() - frame.rows();
        int top = Math.clamp(row, 0, Math.max(0, last));
        if (top >= last) {
            anchor = null;
        } else {
            TerminalFrame one = new TerminalFrame();
            one.size(frame.columns(), 1);
            terminal.use(all -> {
                all.read(top, one);
                return all;
            });
            anchor = one.position(0, 0);
        }
        refresh();
        redraw();
    }

    /** Brings {@code position} into the middle if it is not in sight. */
    void reveal(CellPosition position) {
        int row = terminal.use(one -> one.rowOf(position)).orElse(0);
        if (row < frame.top() || row >= frame.top() + frame.rows()) {
            scrollTo(row - frame.rows() / 2);
        }
        redraw();
    }

    /** Goes to the prompt before the one at the top, or behind it. */
    void goToPrompt(int step) {
        long line = frame.position(0, 0).line();
        terminal.use(one -> one.prompt(line, step)).ifPresent(found -> {
            if (found.isPresent()) {
                scrollTo(terminal.use(one -> one.rowOf(new CellPosition(found.getAsLong(), 0))).orElse(0));
            } else if (step > 0) {
                scrollTo(frame.allRows());
            }
        });
    }

    String selectedText() {
        return selection.isEmpty() ? ""
                : terminal.use(one -> one.text(selection.from(), selection.to())).orElse("");
    }

    void selectAll() {
        terminal.use(one -> {
            selection.set(new CellPosition(one.firstLine(), 0), new CellPosition(one.endLine(), 0));
            return one;
        });
        redraw();
    }

    void copy() {
        pointer.copy();
    }

    void paste() {
        pointer.paste(false);
    }

    /** The cell at a place of the window: row and column of the frame, within its bounds. */
    Point cellAt(int x, int y) {
        int row = Math.clamp(Math.floorDiv(y - TOP, painter.height()), 0, Math.max(0, frame.rows() - 1));
        int column = Math.clamp((int) Math.floor((x - LEFT) / painter.cell()), 0, Math.max(0, frame.columns() - 1));
        return new Point(column, row);
    }

    /** The boundary of cells nearest to a place of the window. */
    CellPosition boundaryAt(int x, int y) {
        Point cell = cellAt(x, y);
        int column = Math.clamp(Math.round((x - LEFT) / painter.cell()), 0, frame.columns());
        return frame.position(cell.y, column);
    }

    int rowHeight() {
        return painter.height();
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, heightHint == SWT.DEFAULT ? 200 : heightHint);
    }
}
