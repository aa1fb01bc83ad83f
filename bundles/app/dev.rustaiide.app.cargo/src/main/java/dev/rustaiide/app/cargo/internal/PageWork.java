package dev.rustaiide.app.cargo.internal;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;

/** The one thing that a page waits for. It ends with the page, and where a newer one begins. UI thread only. */
final class PageWork {
    private final Composite page;
    private final Control above;
    private final Look look;
    private final Ui ui;
    private Call<?> current = Call.of(true);

    /** Progress is shown below {@code above}. */
    PageWork(Composite page, Control above, Look look, Ui ui) {
        this.page = page;
        this.above = above;
        this.look = look;
        this.ui = ui;
        page.addListener(SWT.Dispose, event -> current.cancel());
    }

    /** Tells {@code then} how {@code call} ended, if the page still waits for it. */
    <T> void await(Call<T> call, Consumer<Outcome<T>> then) {
        current.cancel();
        current = call;
        call.whenDone(ui, outcome -> {
            if (current == call && !page.isDisposed()) {
                then.accept(outcome);
            }
        });
    }

    /** As {@link #await}, and shows how far it is; {@code title} says what is done. */
    <T> void follow(String title, Call<T> call, Consumer<Outcome<T>> then) {
        ProgressLine line = ProgressLine.follow(page, look, title, call);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        line.moveBelow(above);
        page.layout(true);
        await(call, then);
    }

    /** Nothing is waited for any more. */
    void stop() {
        current.cancel();
        current = Call.of(true);
    }
}
