package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

/** A hairline between two things. */
public final class Divider extends Painted {
    public Divider(Composite parent, Look look) {
        super(parent, SWT.NONE, look);
        setGround(Token.BORDER);
    }

    @Override
    protected void paint(GC gc, Rectangle area) {
        // Its ground is all there is.
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        return new Point(widthHint == SWT.DEFAULT ? 1 : widthHint, heightHint == SWT.DEFAULT ? 1 : heightHint);
    }
}
