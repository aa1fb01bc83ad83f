package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.async.Call;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * A few words at the foot of the window about what was just asked for: that there is nothing, or that it takes its
 * time. It takes neither the focus nor a key, and goes by itself. One at a time in a window. UI thread only.
 */
public final class Toast extends Painted {
    /** How long words stay, in milliseconds. */
    private static final int STAY = 4_000;
    /** What ends sooner shows no progress. */
    private static final int PATIENCE = 1_000;
    private static final int HEIGHT = 36;
    private static final int WIDTH = 380;
    private static final int FOOT = StatusBar.HEIGHT + 3 * Look.STEP;
    private static final String KEY = Toast.class.getName();

    private final String text;

    private Toast(Shell shell, Look look, String text) {
        super(shell, SWT.NONE, look);
        this.text = text;
        setGround(Token.RAISED);
        describe(text, ACC.ROLE_ALERT);
        if (shell.getData(KEY) instanceof Toast before && !before.isDisposed()) {
            before.dispose();
        }
        shell.setData(KEY, this);
        Listener fit = event -> place();
        shell.addListener(SWT.Resize, fit);
        addListener(SWT.Dispose, event -> {
            if (!shell.isDisposed()) {
                shell.removeListener(SWT.Resize, fit);
            }
        });
    }

    /** Says {@code text} for a while, or until it is clicked. */
    public static void say(Shell shell, Look look, String text) {
        Toast toast = new Toast(shell, look, text);
        toast.addListener(SWT.MouseDown, event -> toast.dispose());
        toast.open();
        shell.getDisplay().timerExec(STAY, () -> {
            if (!toast.isDisposed()) {
                toast.dispose();
            }
        });
    }

    /** Shows {@code title}, the time and a cross that cancels while {@code call} goes on, if that is over a second. */
    public static void follow(Shell shell, Look look, String title, Call<?> call) {
        shell.getDisplay().timerExec(PATIENCE, () -> {
            if (!shell.isDisposed() && !call.isDone()) {
                Toast toast = new Toast(shell, look, "");
                ProgressLine line = ProgressLine.follow(toast, look, title, call);
                line.setGround(Token.RAISED);
                line.addListener(SWT.Dispose, (Event event) -> shell.getDisplay().asyncExec(() -> {
                    if (!toast.isDisposed()) {
                        toast.dispose();
                    }
                }));
                toast.open();
            }
        });
    }

    private void open() {
        place();
        moveAbove(null);
        getAccessible().setFocus(ACC.CHILDID_SELF);
    }

    private void place() {
        Rectangle room = getParent().getClientArea();
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        int wanted = getChildren().length > 0 ? WIDTH : gc.stringExtent(text).x + 6 * Look.STEP;
        gc.dispose();
        int width = Math.min(wanted, room.width - 4 * Look.STEP);
        setBounds(room.x + (room.width - width) / 2, room.y + room.height - FOOT - HEIGHT, width, HEIGHT);
        for (Control child : getChildren()) {
            child.setBounds(1, 1, width - 2, HEIGHT - 2);
        }
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setForeground(look().color(Token.BORDER));
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        gc.setForeground(look().color(Token.TEXT));
        text(gc, shortened(gc, text, area.width - 6 * Look.STEP), 3 * Look.STEP, 0, area.height);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? WIDTH : widthHint, HEIGHT);
    }
}
