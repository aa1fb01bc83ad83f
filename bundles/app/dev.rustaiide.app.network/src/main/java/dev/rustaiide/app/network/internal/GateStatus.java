package dev.rustaiide.app.network.internal;

import org.eclipse.swt.SWT;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.StatusItem;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.system.network.services.EgressGate;

/** Whether anything may leave the machine, in the status line. */
final class GateStatus {
    private final StatusItem item;
    private final EgressGate gate;

    GateStatus(StatusItem item, EgressGate gate, Runnable explain, Ui ui) {
        this.item = item;
        this.gate = gate;
        item.onPress(explain);
        var watch = gate.onChange(ui, this::show);
        item.addListener(SWT.Dispose, event -> watch.close());
        show();
    }

    private void show() {
        if (item.isDisposed()) {
            return;
        }
        int servers = gate.allowed().size();
        if (gate.isOpen() && servers > 0) {
            item.show(Icon.GLOBE, Token.WARNING, "Network: " + servers + (servers == 1 ? " server" : " servers"),
                    "The IDE may reach " + (servers == 1 ? "one server" : servers + " servers")
                            + ". Press to see which, and what was sent.");
        } else {
            item.show(Icon.LOCK, Token.MUTED, "Offline",
                    "Nothing leaves this machine. Press to see what was asked for, or to allow a server.");
        }
    }
}
