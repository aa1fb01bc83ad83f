package dev.rustaiide.app.ui.components;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * A page that is never lower than its content wants to be: in a window where that does not fit it is scrolled, also to
 * whatever gets the keyboard. It goes with its parent. UI thread only.
 */
public final class ScrolledPage {
    private final Look look;
    private final ScrolledComposite scroll;
    private final Composite body;

    /** Fills {@code parent}. */
    public ScrolledPage(Composite parent, Look look) {
        this.look = look;
        parent.setLayout(new FillLayout());
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        body = new Composite(scroll, SWT.NONE);
        scroll.setContent(body);
        scroll.addListener(SWT.Resize, event -> fit());
        Look.Registration registration = look.onChange(this::dress);
        scroll.addListener(SWT.Dispose, event -> registration.close());
        dress();
    }

    /** What the content is put into, with a layout of its own. */
    public Composite body() {
        return body;
    }

    public boolean isDisposed() {
        return body.isDisposed();
    }

    /** Lays the content out anew, after some of it has come, gone, or become longer. */
    public void layout() {
        body.layout(true);
        fit();
    }

    private void fit() {
        int width = scroll.getClientArea().width;
        scroll.setMinHeight(body.computeSize(width, SWT.DEFAULT).y);
    }

    private void dress() {
        if (!body.isDisposed()) {
            scroll.getParent().setBackground(look.color(Token.BACKGROUND));
            scroll.setBackground(look.color(Token.BACKGROUND));
            body.setBackground(look.color(Token.BACKGROUND));
        }
    }
}
