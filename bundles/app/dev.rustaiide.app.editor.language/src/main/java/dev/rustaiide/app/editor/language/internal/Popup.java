package dev.rustaiide.app.editor.language.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;

/** A small raised window beside the text that takes no focus: the editor goes on getting the keys. */
final class Popup {
    private static final int GAP = 2;

    private final EditorView view;
    private final Shell shell;
    private final Composite content;

    /** Invisible until {@link #show}. */
    Popup(EditorView view, Look look) {
        this.view = view;
        shell = new Shell(view.canvas().getShell(), SWT.ON_TOP | SWT.TOOL | SWT.NO_FOCUS | SWT.NO_TRIM);
        shell.setBackground(look.color(Token.BORDER));
        GridLayout frame = new GridLayout();
        frame.marginWidth = 1;
        frame.marginHeight = 1;
        shell.setLayout(frame);
        content = new Composite(shell, SWT.NONE);
        content.setBackground(look.color(Token.RAISED));
        content.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    /** Where its parts belong; it has no layout yet. */
    Composite content() {
        return content;
    }

    /** Takes out what is in it. */
    void clear() {
        for (Control child : content.getChildren()) {
            child.dispose();
        }
    }

    /** A thin line between two parts; {@code content} has a grid. */
    static void divider(Composite content, Look look) {
        Composite line = new Composite(content, SWT.NONE);
        line.setBackground(look.color(Token.BORDER));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.heightHint = 1;
        line.setLayoutData(data);
    }

    /** Over the line of {@code offset} or under it, on the other side where there is no room. */
    void show(int offset, boolean above) {
        shell.pack();
        show(offset, above, shell.getSize());
    }

    /** As {@link #show(int, boolean)}, of this size. */
    void show(int offset, boolean above, Point size) {
        show(offset, above, size, 0);
    }

    /** As {@link #show(int, boolean, Point)}, so much further to the left. */
    void show(int offset, boolean above, Point size, int left) {
        shell.setSize(size);
        shell.layout(true, true);
        Point at = view.canvas().toDisplay(view.locationOf(offset));
        Rectangle screen = view.canvas().getMonitor().getClientArea();
        int over = at.y - size.y - GAP;
        int under = at.y + view.lineHeight() + GAP;
        boolean fits = above ? over >= screen.y : under + size.y > screen.y + screen.height && over >= screen.y;
        int x = Math.max(screen.x, Math.min(at.x - left, screen.x + screen.width - size.x));
        shell.setLocation(x, fits ? over : under);
        if (!shell.isVisible()) {
            shell.setVisible(true);
        }
    }

    Rectangle bounds() {
        return shell.getBounds();
    }

    boolean isDisposed() {
        return shell.isDisposed();
    }

    void close() {
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
