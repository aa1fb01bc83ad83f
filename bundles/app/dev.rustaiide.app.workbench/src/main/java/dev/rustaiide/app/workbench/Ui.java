package dev.rustaiide.app.workbench;

import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Display;

/** Runs things on the UI thread, later; nothing after the display is gone. */
public record Ui(Display display) implements Executor {
    @Override
    public void execute(Runnable action) {
        if (!display.isDisposed()) {
            display.asyncExec(action);
        }
    }
}
