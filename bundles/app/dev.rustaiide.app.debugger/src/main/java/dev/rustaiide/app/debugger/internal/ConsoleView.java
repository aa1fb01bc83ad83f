package dev.rustaiide.app.debugger.internal;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.ui.output.OutputView;
import dev.rustaiide.app.workbench.Commands;

/** What the program and the debugger print, and a line to ask the debugger. */
public final class ConsoleView {
    static final String ID = "dev.rustaiide.debug.console";
    private static final int MOST = 100;

    private final OutputView output;
    private final TextField line;
    private final List<String> history = new ArrayList<>();
    private int at;

    @Inject
    ConsoleView(Composite parent, Look look, DebugRun run, PrintedLines printed, Commands commands) {
        parent.setLayout(Grids.stacked());
        output = new OutputView(parent, look, "Debug console");
        output.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        commands.tip(output, "Debug the program", DebugView.START.value(), words -> output.setEmpty(EmptyText.of(
                "What a debugged program prints appears here.", words, () -> commands.run(DebugView.START))));
        line = new TextField(DebugView.inset(parent, look, Token.SURFACE), look, "Evaluate",
                "Evaluate an expression, or a command of the debugger");
        line.onEnter(() -> say(run));
        line.onKey((key, modifiers) -> recall(key));
        printed.show(text -> {
            if (!output.isDisposed()) {
                output.append(text);
            }
        });
    }

    private void say(DebugRun run) {
        String said = line.text().strip();
        if (!said.isEmpty()) {
            history.remove(said);
            history.add(said);
            if (history.size() > MOST) {
                history.removeFirst();
            }
            at = history.size();
            line.setText("");
            run.say(said);
        }
    }

    private boolean recall(int key) {
        int next = key == SWT.ARROW_UP ? at - 1 : key == SWT.ARROW_DOWN ? at + 1 : -1;
        if (next < 0 || next > history.size()) {
            return false;
        }
        at = next;
        line.setText(at == history.size() ? "" : history.get(at));
        return true;
    }

    @Focus
    void focus() {
        line.setFocus();
    }
}
