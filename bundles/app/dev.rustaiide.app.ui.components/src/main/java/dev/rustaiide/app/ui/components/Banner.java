package dev.rustaiide.app.ui.components;

import dev.rustaiide.foundation.types.Severity;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * One message over the top of a view, with what can be done about it: for the question of trust, a file that changed on
 * disk, a server that stopped. It stays until it is answered and takes no focus.
 */
public final class Banner extends Painted {
    private static final int LEAST = 36;
    private static final int PAD = 3 * Look.STEP;
    private static final int ICON = 16;
    private static final int TEXT_AT = PAD + ICON + 2 * Look.STEP;
    private static final int LEAST_TEXT = 200;

    private Severity severity;
    private String message;

    public Banner(Composite parent, Look look, Severity severity, String message) {
        super(parent, SWT.NONE, look);
        this.severity = severity;
        this.message = message;
        setGround(Token.RAISED);
        describe(message, ACC.ROLE_LABEL);
        addListener(SWT.Resize, event -> place());
    }

    public void setMessage(Severity kind, String text) {
        severity = kind;
        message = text;
        describe(text, ACC.ROLE_LABEL);
        requestLayout(); // it may need more lines
        redraw();
    }

    /** A button at its end. The first may be primary. */
    public Button addAction(String label, boolean primary, Runnable run) {
        Button button = new Button(this, look(), label, primary);
        button.setGround(Token.RAISED);
        button.onPress(run);
        place();
        return button;
    }

    /** A quieter action: a link after the buttons. */
    public Link addLink(String label, Runnable run) {
        Link link = new Link(this, look(), label);
        link.setGround(Token.RAISED);
        link.onPress(run);
        place();
        return link;
    }

    /** A cross at its end. */
    public void addClose(Runnable run) {
        IconButton close = new IconButton(this, look(), Icon.CLOSE, "Dismiss");
        close.setGround(Token.RAISED);
        close.onPress(run);
        place();
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        gc.setBackground(look().color(mark()));
        gc.fillRectangle(0, 0, 3, area.height);
        gc.setForeground(look().color(Token.BORDER));
        gc.drawLine(0, area.height - 1, area.width, area.height - 1);
        gc.drawImage(look().icon(icon(), mark()), PAD, (LEAST - ICON) / 2);
        gc.setForeground(look().color(Token.TEXT));
        WrappedText text = WrappedText.of(gc, message, textWidth(area.width));
        text.draw(gc, TEXT_AT, isStacked(area.width) ? 2 * Look.STEP : (area.height - text.height()) / 2);
    }

    /** Whether what can be done stands below the words, since there is no room beside them. */
    private boolean isStacked(int width) {
        return getChildren().length > 0 && width - TEXT_AT - controlsWidth() - PAD < LEAST_TEXT;
    }

    private int textWidth(int width) {
        return Math.max(LEAST_TEXT / 2, width - TEXT_AT - PAD - (isStacked(width) ? 0 : controlsWidth()));
    }

    private int controlsWidth() {
        int width = 0;
        for (Control child : getChildren()) {
            width += child.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + Look.STEP;
        }
        return width + Look.STEP;
    }

    private int controlsHeight() {
        int height = 0;
        for (Control child : getChildren()) {
            height = Math.max(height, child.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        }
        return height;
    }

    private void place() {
        Rectangle area = getClientArea();
        boolean stacked = isStacked(area.width);
        int x = stacked ? TEXT_AT : area.width - controlsWidth();
        for (Control child : getChildren()) {
            Point size = child.computeSize(SWT.DEFAULT, SWT.DEFAULT);
            int y = stacked ? area.height - 2 * Look.STEP - size.y : (area.height - size.y) / 2;
            child.setBounds(x, y, size.x, size.y);
            x += size.x + Look.STEP;
        }
        redraw();
    }

    private Token mark() {
        return switch (severity) {
            case ERROR -> Token.ERROR;
            case WARNING -> Token.WARNING;
            case INFORMATION, HINT -> Token.INFO;
        };
    }

    private Icon icon() {
        return switch (severity) {
            case ERROR -> Icon.ERROR;
            case WARNING -> Icon.WARNING;
            case INFORMATION, HINT -> Icon.INFORMATION;
        };
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        int width = widthHint == SWT.DEFAULT ? 600 : widthHint;
        GC gc = new GC(this);
        gc.setFont(look().font(TextSize.BODY));
        int height = WrappedText.of(gc, message, textWidth(width)).height() + 4 * Look.STEP;
        gc.dispose();
        if (isStacked(width)) {
            height += 2 * Look.STEP + controlsHeight();
        }
        return new Point(width, Math.max(LEAST, height));
    }
}
