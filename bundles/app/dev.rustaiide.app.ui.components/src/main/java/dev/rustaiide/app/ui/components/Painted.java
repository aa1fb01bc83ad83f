package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** A control that paints itself from the look and follows its changes. */
public abstract class Painted extends Canvas {
    /** How round the corners of small things are, as the diameter that SWT asks for. */
    protected static final int ROUND = 2 * 5;

    private final Look look;
    private Token ground = Token.SURFACE;
    private String accessibleName = "";
    private boolean hovered;

    protected Painted(Composite parent, int style, Look look) {
        super(parent, style | SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
        this.look = look;
        Look.Registration registration = look.onChange(this::lookChanged);
        addListener(SWT.Dispose, event -> registration.close());
        addListener(SWT.Paint, this::paintEvent);
        addListener(SWT.MouseEnter, event -> hover(true));
        addListener(SWT.MouseExit, event -> hover(false));
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
    }

    /** The plane it lies on; {@link Token#SURFACE} unless said. */
    public void setGround(Token token) {
        ground = token;
        redraw();
    }

    /** Paints all of it; the ground is already there. */
    protected abstract void paint(GC gc, Rectangle area);

    /** What the look says has changed: sizes may have too. */
    protected void lookChanged() {
        if (!isDisposed()) {
            redraw();
        }
    }

    protected final Look look() {
        return look;
    }

    protected final Token ground() {
        return ground;
    }

    protected final boolean isHovered() {
        return hovered;
    }

    /** What screen readers call it. */
    public final String name() {
        return accessibleName;
    }

    protected final String accessibleName() {
        return accessibleName;
    }

    /** Tells screen readers what this is; {@code role} is one of {@code ACC.ROLE_…}. */
    protected final void describe(String name, int role) {
        if (accessibleName.isEmpty()) {
            getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
                @Override
                public void getRole(AccessibleControlEvent event) {
                    event.detail = role;
                }
            });
            getAccessible().addAccessibleListener(new AccessibleAdapter() {
                @Override
                public void getName(AccessibleEvent event) {
                    event.result = accessibleName;
                }
            });
        }
        accessibleName = name;
    }

    /** Lets Tab come here and leave again, and draws attention by a ring. */
    protected final void takeFocus() {
        addListener(SWT.Traverse, event -> event.doit = switch (event.detail) {
            case SWT.TRAVERSE_TAB_NEXT, SWT.TRAVERSE_TAB_PREVIOUS, SWT.TRAVERSE_ESCAPE -> true;
            default -> false;
        });
    }

    public static void outline(GC gc, Look look, Token token, int x, int y, int width, int height, int round) {
        gc.setForeground(look.color(token));
        gc.setLineWidth(1);
        gc.drawRoundRectangle(x, y, width - 1, height - 1, round, round);
    }

    /** Draws {@code text} so that its middle lies on the middle of {@code height} from {@code top}; returns its end. */
    public static int text(GC gc, String text, int x, int top, int height) {
        Point size = gc.stringExtent(text);
        gc.drawString(text, x, top + (height - size.y) / 2, true);
        return x + size.x;
    }

    /** {@code text}, or as much of its start as fits in {@code width} points with the current font, and an ellipsis. */
    public static String shortened(GC gc, String text, int width) {
        // No letter is narrower than a point: no need to measure the whole of a long line.
        int high = Math.clamp(width, 0, text.length());
        if (high == text.length() && gc.stringExtent(text).x <= width) {
            return text;
        }
        int low = 0;
        high = Math.min(high, text.length() - 1);
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (gc.stringExtent(text.substring(0, middle) + "…").x <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low).stripTrailing() + "…";
    }

    private void hover(boolean over) {
        hovered = over;
        redraw();
    }

    private void paintEvent(Event event) {
        Rectangle area = getClientArea();
        GC gc = event.gc;
        gc.setAntialias(SWT.ON);
        gc.setBackground(look.color(ground));
        gc.fillRectangle(area);
        gc.setFont(look.font(TextSize.BODY));
        gc.setForeground(look.color(isEnabled() ? Token.TEXT : Token.MUTED));
        paint(gc, area);
    }
}
