package dev.rustaiide.app.language.views.internal.servers;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.StatusItem;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.foundation.language.SourceChanged;

/** How the servers do, in the status line; a press shows what can be done. */
@Creatable
public final class ServerStatus {
    /** In milliseconds. */
    private static final int FRAME = 100;

    private final ServerStates states;
    private final ServerActions actions;
    private boolean waiting;

    @Inject
    public ServerStatus(StatusLine line, ServerStates states, ServerActions actions) {
        this.states = states;
        this.actions = actions;
        line.add(this::use);
    }

    private void use(StatusItem item) {
        states.onChange(() -> later(item));
        item.onPress(() -> {
            // Or it would cover the menu.
            item.setToolTipText(null);
            actions.addAllTo(new PopupMenu(item), states.all()).open(above(item));
        });
        item.addListener(SWT.MouseExit, event -> show(item));
        show(item);
    }

    /** Servers tell of their progress often; nobody reads so fast. */
    private void later(StatusItem item) {
        if (!waiting && !item.isDisposed()) {
            waiting = true;
            item.getDisplay().timerExec(FRAME, () -> show(item));
        }
    }

    private void show(StatusItem item) {
        waiting = false;
        if (item.isDisposed()) {
            return;
        }
        List<SourceChanged> all = states.all();
        String summary = ServerStates.summary(all);
        if (summary.isEmpty()) {
            item.show("", "");
        } else {
            Glyph glyph = StageLook.glyph(all.getFirst().stage());
            item.show(glyph.icon(), glyph.tint(), summary, ServerStates.explanation(all));
        }
    }

    private static Point above(StatusItem item) {
        return item.toDisplay(0, 0);
    }
}
