package dev.rustaiide.app.ui.components;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;

/**
 * An explanation next to what it explains, inside the window and without the focus. It closes by itself when the
 * pointer goes elsewhere than to it, or a key is pressed. UI thread only.
 */
public final class HoverCard {
    private static final int MOST_HEIGHT = 300;
    private static final int FOOT = 34;
    private static final int GAP = 2;
    /** Keeps the text clear of the round corners. */
    private static final int INSET = 2;

    private final Shell shell;
    private final Look look;
    private final Listener watch = this::watch;
    private final List<Consumer<String>> linked = new ArrayList<>();
    private CodeTint tint = CodeTint.NONE;
    private @Nullable FloatingPanel panel;
    private Rectangle anchor = new Rectangle(0, 0, 0, 0);
    private Point pointerAtOpen = new Point(0, 0);

    /** Something to do about what is explained. */
    public record Action(String label, Runnable run) {}

    public HoverCard(Shell shell, Look look) {
        this.shell = shell;
        this.look = look;
    }

    public void setCodeTint(CodeTint colors) {
        tint = colors;
    }

    /** Told the target of each link that is clicked. */
    public void onLink(Consumer<String> listener) {
        linked.add(listener);
    }

    /** Shows {@code markdown} over or under {@code at}, which is in the display's coordinates. */
    public void show(Rectangle at, String markdown, Action... actions) {
        close();
        Display display = shell.getDisplay();
        Point corner = shell.toControl(at.x, at.y);
        anchor = new Rectangle(corner.x, corner.y, at.width, at.height);
        Rectangle room = shell.getClientArea();
        FloatingPanel made = new FloatingPanel(shell, look, room);
        made.setVisible(false);
        MarkdownView text = new MarkdownView(made, look);
        text.setGround(Token.RAISED);
        text.setCodeTint(tint);
        text.setText(markdown);
        text.onLink(link -> List.copyOf(linked).forEach(listener -> listener.accept(link)));
        Point size = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        int width = Math.max(size.x + 2 * INSET, footWidth(made, actions));
        int height = Math.min(size.y, MOST_HEIGHT);
        place(made, room, width, height + 2 * INSET + (actions.length > 0 ? FOOT : 0));
        Rectangle inside = made.inside();
        text.setBounds(inside.x + INSET, inside.y + INSET, inside.width - 2 * INSET, height);
        foot(made, inside, height);
        made.moveAbove(null);
        made.setVisible(true);
        panel = made;
        pointerAtOpen = display.getCursorLocation();
        display.addFilter(SWT.MouseMove, watch);
        display.addFilter(SWT.KeyDown, watch);
        display.addFilter(SWT.MouseDown, watch);
        made.addListener(SWT.Dispose, event -> unwatch(display));
    }

    public boolean isOpen() {
        return panel != null;
    }

    public void close() {
        FloatingPanel now = panel;
        panel = null;
        if (now != null && !now.isDisposed()) {
            now.dispose();
        }
    }

    private int footWidth(FloatingPanel made, Action[] actions) {
        int width = 4 * Look.STEP;
        for (Action action : actions) {
            Link link = new Link(made, look, action.label());
            link.setGround(Token.RAISED);
            link.onPress(() -> {
                close();
                action.run().run();
            });
            width += link.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + 3 * Look.STEP;
        }
        return width;
    }

    private static void foot(FloatingPanel made, Rectangle inside, int top) {
        int x = inside.x + 3 * Look.STEP;
        for (Control child : made.getChildren()) {
            if (child instanceof Link link) {
                Point size = link.computeSize(SWT.DEFAULT, SWT.DEFAULT);
                link.setBounds(x, inside.y + top + (FOOT - size.y) / 2 - Look.STEP, size.x, size.y);
                x += size.x + 3 * Look.STEP;
            }
        }
    }

    /** Over the anchor, or under it where there is no room; never out of the window. */
    private void place(FloatingPanel made, Rectangle room, int width, int height) {
        int shadow = FloatingPanel.SHADOW;
        int w = Math.min(width + 2, room.width) + 2 * shadow;
        int h = height + 2 + 2 * shadow;
        int above = anchor.y - GAP - h + shadow;
        int y = above + shadow >= room.y ? above : anchor.y + anchor.height + GAP - shadow;
        int least = room.x - shadow;
        int x = Math.clamp(anchor.x - shadow, least, Math.max(least, room.x + room.width - w + shadow));
        made.setPictureOrigin(x, y);
        made.setBounds(x, y, w, h);
    }

    private void watch(Event event) {
        FloatingPanel now = panel;
        if (now == null || now.isDisposed()) {
            return;
        }
        if (event.type == SWT.KeyDown) {
            boolean modifier = event.keyCode == SWT.CTRL || event.keyCode == SWT.SHIFT || event.keyCode == SWT.ALT;
            if (!modifier) {
                close();
            }
            return;
        }
        Point pointer = shell.getDisplay().getCursorLocation();
        if (event.type == SWT.MouseMove && pointer.equals(pointerAtOpen)) {
            // The card appeared under a pointer at rest, or was asked for by key.
            return;
        }
        Point at = shell.toControl(pointer);
        Rectangle card = now.getBounds();
        boolean onCard = card.contains(at);
        boolean onAnchor = event.type == SWT.MouseMove && anchor.contains(at);
        if (!onCard && !onAnchor) {
            close();
        }
    }

    private void unwatch(Display display) {
        display.removeFilter(SWT.MouseMove, watch);
        display.removeFilter(SWT.KeyDown, watch);
        display.removeFilter(SWT.MouseDown, watch);
    }
}
