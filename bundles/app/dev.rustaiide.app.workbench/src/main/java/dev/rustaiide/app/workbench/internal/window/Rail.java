package dev.rustaiide.app.workbench.internal.window;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.ActivityRail;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;

/** The activities at the left edge: what the side panel can show, and the settings. */
public final class Rail {
    private static final String SETTINGS = "settings";

    private final ActivityRail rail;
    private final SideViews side;

    @Inject
    public Rail(Composite parent, Look look, SideViews side, Commands commands) {
        this.side = side;
        parent.setLayout(new FillLayout());
        rail = new ActivityRail(parent, look);
        for (SideViews.Kind kind : SideViews.Kind.values()) {
            rail.add(kind.name(), kind.icon(), kind.title());
        }
        rail.addAtFoot(SETTINGS, Icon.SETTINGS, "Settings");
        rail.onPress(id -> {
            if (id.equals(SETTINGS)) {
                commands.run(new CommandId("settings.open"));
            } else {
                side.press(SideViews.Kind.valueOf(id));
            }
        });
        Registration registration = commands.onKeys(() -> name(commands));
        rail.addListener(SWT.Dispose, event -> registration.close());
        name(commands);
        side.onChange(this::update);
        update();
    }

    private void name(Commands commands) {
        for (SideViews.Kind kind : SideViews.Kind.values()) {
            rail.setName(kind.name(), commands.withKeys(kind.title(), kind.command()));
        }
        rail.setName(SETTINGS, commands.withKeys("Settings", new CommandId("settings.open")));
    }

    private void update() {
        if (!rail.isDisposed()) {
            rail.setActive(side.visible().map(SideViews.Kind::name).orElse(""));
        }
    }
}
