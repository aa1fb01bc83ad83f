package dev.rustaiide.app.settings.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.app.settings.internal.keys.KeysPage;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.CompletionSources;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.foundation.config.Settings;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class SettingsAddon {
    private static final String BUNDLE = "bundleclass://dev.rustaiide.app.settings/";

    private final IEclipseContext context;

    @Inject
    public SettingsAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Display display, Settings settings, CompletionSources completions, Panels panels, Commands commands) {
        completions.add(new SettingsCompletions(settings)::of);
        ContextInjectionFactory.make(SettingsProblems.class, context);
        commands.add(Command.of("settings.open", MenuGroup.FILE, "Settings", "Ctrl+,",
                () -> panels.openPage("settings", "Settings", BUNDLE + SettingsPage.class.getName())));
        commands.add(Command.of("keys.open", MenuGroup.FILE, "Keyboard shortcuts", "Ctrl+K Ctrl+S",
                () -> panels.openPage("keys", "Keys", BUNDLE + KeysPage.class.getName())));
    }
}
