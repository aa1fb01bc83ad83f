package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

/** What takes long: a word on what is being done, the time, a thin bar, and a cross that cancels. */
public final class ProgressLine extends Painted {
    private static final int HEIGHT = 34;
    private static final int PAD = 3 * Look.STEP;
    private static final int BAR = 2;
    private static final int FRAME = 33;
    /** How long a sweep takes while nobody knows how far the work is. */
    private static final int SWEEP = 1600;

    private final IconButton cancel;
    private final long start = System.nanoTime();
    private String title;
    private Progress progress = Progress.NONE;
    private @Nullable Runnable canceller;
    private boolean ended;

    public ProgressLine(Composite parent, Look look, String title) {
        super(parent, SWT.NONE, look);
        this.title = title;
        describe(title, ACC.ROLE_PROGRESSBAR);
        cancel = new IconButton(this, look, Icon.CLOSE, "Cancel");
        cancel.onPress(this::cancel);
        cancel.setVisible(false);
        addListener(SWT.Resize, event -> cancel.setBounds(getClientArea().width - IconButton.SIZE - Look.STEP,
                (HEIGHT - BAR - IconButton.SIZE) / 2, IconButton.SIZE, IconButton.SIZE));
        getDisplay().timerExec(FRAME, this::tick);
    }

    /** Shows the progress of {@code call}, offers to cancel it, and goes away with it. */
    public static ProgressLine follow(Composite parent, Look look, String title, Call<?> call) {
        ProgressLine line = new ProgressLine(parent, look, title);
        line.onCancel(call::cancel);
        call.onProgress(line.getDisplay()::asyncExec, line::show);
        call.whenDone(line.getDisplay()::asyncExec, outcome -> line.end());
        return line;
    }

    /** Without it there is no cross. */
    public void onCancel(Runnable action) {
        canceller = action;
        cancel.setVisible(true);
    }

    public void show(Progress now) {
        if (!isDisposed()) {
            progress = now;
            title = now.message().isEmpty() ? title : now.message();
            redraw();
        }
    }

    /** Takes it away. */
    public void end() {
        ended = true;
        if (!isDisposed()) {
            Composite parent = getParent();
            dispose();
            parent.layout();
        }
    }

    private void cancel() {
        Runnable action = canceller;
        if (action != null) {
            title = "Cancelling…";
            action.run();
            redraw();
        }
    }

    @Override
    public void setGround(Token token) {
        super.setGround(token);
        cancel.setGround(token);
    }

    private void tick() {
        if (!isDisposed() && !ended) {
            if (isVisible()) {
                redraw();
            }
            getDisplay().timerExec(progress.total() > 0 ? 500 : FRAME, this::tick);
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String time = millis < 1000 ? "" : millis / 60_000 > 0 ? millis / 60_000 + " min " + millis / 1000 % 60 + " s"
                : millis / 1000 + " s";
        int right = area.width - Look.STEP - (cancel.getVisible() ? IconButton.SIZE + Look.STEP : Look.STEP);
        gc.setFont(look().font(TextSize.SMALL));
        gc.setForeground(look().color(Token.MUTED));
        int timeAt = right - gc.stringExtent(time).x;
        text(gc, time, timeAt, 0, area.height - BAR);
        gc.setFont(look().font(TextSize.BODY));
        gc.setForeground(look().color(Token.TEXT));
        text(gc, shortened(gc, title, timeAt - PAD - Look.STEP), PAD, 0, area.height - BAR);
        bar(gc, area, millis);
    }

    private void bar(GC gc, Rectangle area, long millis) {
        gc.setBackground(look().color(Token.BORDER));
        gc.fillRectangle(0, area.height - BAR, area.width, BAR);
        gc.setBackground(look().color(Token.ACCENT));
        if (progress.total() > 0) {
            long done = Math.min(progress.done(), progress.total());
            gc.fillRectangle(0, area.height - BAR, (int) (area.width * done / progress.total()), BAR);
        } else {
            int length = area.width / 4;
            int x = (int) ((area.width + length) * (millis % SWEEP) / SWEEP) - length;
            gc.fillRectangle(x, area.height - BAR, length, BAR);
        }
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 300 : widthHint, HEIGHT);
    }
}
