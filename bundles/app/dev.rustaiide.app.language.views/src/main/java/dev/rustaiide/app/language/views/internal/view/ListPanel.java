package dev.rustaiide.app.language.views.internal.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;

/** A list under a head with its commands and a filter, and the progress of what takes long between them. */
public final class ListPanel {
    /** What ends sooner shows no progress, in milliseconds. */
    private static final int PATIENCE = 1_000;
    private static final int FILTER_WIDTH = 220;

    private final Composite body;
    private final Look look;
    private final Composite top;
    private final PanelHeader header;
    private final TextField filter;

    public ListPanel(Composite body, Look look, String title, String filterHint) {
        this.body = body;
        this.look = look;
        body.setLayout(Grids.bare(1));
        top = new Composite(body, SWT.NONE);
        GridLayout layout = Grids.bare(2);
        layout.marginRight = 2 * Look.STEP;
        top.setLayout(layout);
        top.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header = new PanelHeader(top, look, title);
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter = new TextField(top, look, "Filter " + title, filterHint);
        filter.setLeading(Icon.FILTER);
        GridData data = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        data.widthHint = FILTER_WIDTH;
        filter.setLayoutData(data);
    }

    /** The plane it lies on. */
    public void setGround(Token token) {
        body.setBackground(look.color(token));
        top.setBackground(look.color(token));
        header.setGround(token);
        filter.setGround(token);
    }

    public Composite body() {
        return body;
    }

    public PanelHeader header() {
        return header;
    }

    public TextField filter() {
        return filter;
    }

    /** Gives {@code list} the room that is left; keys that lead it work in the filter too. */
    public void fill(Control list) {
        list.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
    }

    /** Shows how long {@code call} takes once that is a second, with a cross that cancels it. */
    public void follow(String title, Call<?> call) {
        if (call.isDone()) {
            return;
        }
        body.getDisplay().timerExec(PATIENCE, () -> {
            if (!body.isDisposed() && !call.isDone()) {
                ProgressLine line = ProgressLine.follow(body, look, title, call);
                line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
                line.moveBelow(top);
                body.layout();
            }
        });
    }
}
