package dev.rustaiide.app.language.views.internal.servers;

import java.util.List;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.graphics.Point;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.StatusItem;
import dev.rustaiide.app.workbench.StatusLine;
import dev.rustaiide.foundation.language.SourceChanged;

/** How the servers do, in the status line; a press shows what can be done. */
@Creatable
public final class ServerStatus {
    private final ServerStates states;
    private final ServerActions actions;

    @Inject
    public ServerStatus(StatusLine line, ServerStates states, ServerActions actions) {
        this.states = states;
        this.actions = actions;
        line.add(this::use);
    }

    private void use(StatusItem item) {
        states.onChange(() -> show(item));
        item.onPress(() -> actions.addAllTo(new PopupMenu(item), states.all()).open(above(item)));
        show(item);
    }

    private void show(StatusItem item) {
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
