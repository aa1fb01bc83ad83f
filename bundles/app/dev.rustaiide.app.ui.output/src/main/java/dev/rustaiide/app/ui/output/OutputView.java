package dev.rustaiide.app.ui.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Painted;
import dev.rustaiide.app.ui.components.ScrollThumb;

/**
 * What a program writes: up to a million lines or 64 MB, then the oldest go. It follows the end unless it was scrolled
 * up. Places such as {@code src/main.rs:4:9} are links; text can be selected, copied (Ctrl+C) and searched (Ctrl+F).
 * {@link #append} may be called by any thread, the rest on the UI thread.
 */
public final class OutputView extends Painted {
    private static final int FRAME = 16;
    /** How long output is read, in nanoseconds, before others get their turn; and in pieces of how many characters. */
    private static final long TURN = 8_000_000;
    private static final int PIECE = 1 << 15;
    private static final int PAD = 3 * Look.STEP;

    private final OutputText text = new OutputText(1_000_000, 64L << 20);
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainPlanned = new AtomicBoolean();
    private final Display display;
    private final ScrollThumb scroll = new ScrollThumb();
    private final OutputSelection selection = new OutputSelection();
    private final OutputFind find;
    private final List<Consumer<OutputLink>> linked = new ArrayList<>();
    private final OutputPainter painter;
    private EmptyText empty = EmptyText.NOTHING;
    private boolean follows = true;
    private OutputLinks.@Nullable Found over;
    private long overLine = -1;
    private int sideways;
    private boolean selecting;

    public OutputView(Composite parent, Look look, String name) {
        super(parent, SWT.NONE, look);
        display = getDisplay();
        painter = new OutputPainter(look, text, selection);
        find = new OutputFind(this, look, text);
        describe(name, ACC.ROLE_TEXT);
        takeFocus();
        setCursor(display.getSystemCursor(SWT.CURSOR_IBEAM));
        addListener(SWT.Resize, event -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseDoubleClick, this::doubleClick);
        addListener(SWT.MouseVerticalWheel, event -> scrollBy(-event.count * painter.lineHeight()));
        addListener(SWT.MouseHorizontalWheel, event -> sideways(-event.count * 24));
    }

    /** Adds what a program wrote, ANSI colours included; lines may come in pieces. Any thread. */
    public void append(String written) {
        for (int i = 0; i < written.length(); i += PIECE) {
            waiting.add(written.substring(i, Math.min(written.length(), i + PIECE)));
        }
        if (drainPlanned.compareAndSet(false, true)) {
            try {
                display.asyncExec(this::planDrain);
            } catch (SWTException e) {
                // The window has gone, and with it whoever could read this.
                waiting.clear();
            }
        }
    }

    public void clear() {
        waiting.clear();
        text.clear();
        selection.clear();
        find.changed();
        fit();
    }

    /** All lines, without colours. What was appended a moment ago may still be on its way. */
    public String text() {
        return text.text(0, text.size());
    }

    public int lineCount() {
        return text.size();
    }

    /** Told each place that is clicked. */
    public void onLink(Consumer<OutputLink> listener) {
        linked.add(listener);
    }

    public void setEmpty(EmptyText says) {
        empty = says;
        redraw();
    }

    /** Opens the field that searches this output. */
    public void openFind() {
        find.open(selection.text(text).lines().findFirst().orElse(""));
    }

    /** Whether what comes scrolls into sight while the end is in sight, as it does unless said; else the top stays. */
    public void setFollows(boolean on) {
        follows = on;
    }

    public void scrollToEnd() {
        scroll.to(Long.MAX_VALUE / 2);
        redraw();
    }

    /** The selected text, or nothing. */
    public String selectedText() {
        return selection.text(text);
    }

    public void copy() {
        String chosen = selection.text(text);
        if (!chosen.isEmpty()) {
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[] {chosen}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    public void selectAll() {
        selection.start(0, 0);
        selection.extend(Math.max(0, text.size() - 1), Integer.MAX_VALUE);
        redraw();
    }

    /** Brings a line into sight and selects a part of it. */
    void show(int line, int start, int end) {
        selection.start(line, start);
        selection.extend(line, end);
        long top = (long) line * painter.lineHeight();
        scroll.reveal(top - 2L * painter.lineHeight(), top + 4L * painter.lineHeight());
        redraw();
    }

    @Override
    protected void lookChanged() {
        if (!isDisposed()) {
            painter.measureAnew();
            fit();
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        if (text.size() == 0) {
            empty.paint(gc, look(), area);
            return;
        }
        int height = painter.lineHeight(gc);
        gc.setFont(look().codeFont());
        int first = Math.max(0, (int) ((scroll.offset() - PAD) / height));
        for (int i = first; i < text.size() && top(i) < area.height; i++) {
            painter.paint(gc, i, PAD - sideways, top(i), area.width, find.pattern(), overLine == i ? over : null);
        }
        scroll.paint(gc, look(), area, isHovered());
    }

    private void planDrain() {
        if (!isDisposed()) {
            display.timerExec(FRAME, this::drain);
        }
    }

    private void drain() {
        drainPlanned.set(false);
        if (isDisposed()) {
            return;
        }
        boolean follow = follows && scroll.atEnd();
        long droppedBefore = text.dropped();
        long end = System.nanoTime() + TURN;
        String next = waiting.poll();
        while (next != null) {
            text.append(next);
            next = System.nanoTime() < end ? waiting.poll() : null;
        }
        if (!waiting.isEmpty() && drainPlanned.compareAndSet(false, true)) {
            planDrain();
        }
        int dropped = (int) (text.dropped() - droppedBefore);
        selection.shift(-dropped);
        scroll.by(-(long) dropped * painter.lineHeight());
        find.changed();
        fit();
        if (follow) {
            scrollToEnd();
        }
    }

    private void fit() {
        boolean follow = follows && scroll.atEnd();
        painter.measure(this);
        scroll.fit(2L * PAD + (long) text.size() * painter.lineHeight(), getClientArea().height);
        if (follow) {
            scroll.to(Long.MAX_VALUE / 2);
        }
        find.place();
        redraw();
    }

    private int top(int index) {
        return (int) (PAD + (long) index * painter.lineHeight() - scroll.offset());
    }

    private int lineAt(int y) {
        long line = Math.floorDiv(y + scroll.offset() - PAD, (long) painter.lineHeight());
        return (int) Math.clamp(line, 0, Math.max(0, text.size() - 1));
    }

    private int columnAt(int line, int x) {
        GC gc = new GC(this);
        gc.setFont(look().codeFont());
        int column = text.size() == 0 ? 0 : painter.columnAt(gc, text.line(line).text(), x - PAD + sideways);
        gc.dispose();
        return column;
    }

    private void scrollBy(int distance) {
        scroll.by(distance);
        redraw();
    }

    private void sideways(int by) {
        int most = Math.max(0, painter.width(text.widest()) + 2 * PAD - getClientArea().width);
        sideways = Math.clamp((long) sideways + by, 0, most);
        redraw();
    }

    private void key(Event event) {
        int page = Math.max(painter.lineHeight(), getClientArea().height - painter.lineHeight());
        boolean command = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> scrollBy(painter.lineHeight());
            case SWT.ARROW_UP -> scrollBy(-painter.lineHeight());
            case SWT.ARROW_LEFT -> sideways(-24);
            case SWT.ARROW_RIGHT -> sideways(24);
            case SWT.PAGE_DOWN -> scrollBy(page);
            case SWT.PAGE_UP -> scrollBy(-page);
            case SWT.HOME -> scrollBy(Integer.MIN_VALUE / 2);
            case SWT.END -> scrollToEnd();
            default -> {
                if (command && event.keyCode == 'c') {
                    copy();
                } else if (command && event.keyCode == 'a') {
                    selectAll();
                } else if (command && event.keyCode == 'f') {
                    openFind();
                }
            }
        }
    }

    private void press(Event event) {
        forceFocus();
        if (text.size() == 0) {
            if (empty.isOnAction(event.x, event.y)) {
                empty.run();
            }
        } else if (event.button == 1 && !scroll.press(event.x, event.y, getClientArea().width)) {
            int line = lineAt(event.y);
            int column = columnAt(line, event.x);
            if ((event.stateMask & SWT.SHIFT) != 0) {
                selection.extend(line, column);
            } else {
                selection.start(line, column);
            }
            selecting = true;
        }
        redraw();
    }

    private void move(Event event) {
        if (scroll.isDragged()) {
            scroll.drag(event.y);
            redraw();
        } else if (selecting) {
            scrollBy(event.y < 0 ? event.y : Math.max(0, event.y - getClientArea().height));
            int line = lineAt(event.y);
            selection.extend(line, columnAt(line, event.x));
        } else if (text.size() > 0) {
            hover(event);
        }
    }

    private void hover(Event event) {
        int line = lineAt(event.y);
        int column = columnAt(line, event.x);
        OutputLinks.Found found = null;
        for (OutputLinks.Found link : OutputLinks.in(text.line(line).text())) {
            found = column >= link.start() && column < link.end() ? link : found;
        }
        if (found != over || line != overLine) {
            over = found;
            overLine = line;
            setCursor(display.getSystemCursor(found != null ? SWT.CURSOR_HAND : SWT.CURSOR_IBEAM));
            redraw();
        }
    }

    private void release(Event event) {
        OutputLinks.Found link = over;
        boolean click = selecting && selection.isEmpty();
        selecting = false;
        scroll.release();
        redraw();
        if (click && link != null && event.button == 1) {
            List.copyOf(linked).forEach(listener -> listener.accept(link.link()));
        }
    }

    private void doubleClick(Event event) {
        if (text.size() > 0) {
            int line = lineAt(event.y);
            selection.word(line, columnAt(line, event.x), text.line(line).text());
            selecting = false;
            redraw();
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 400 : widthHint, heightHint == SWT.DEFAULT ? 200 : heightHint);
    }
}
