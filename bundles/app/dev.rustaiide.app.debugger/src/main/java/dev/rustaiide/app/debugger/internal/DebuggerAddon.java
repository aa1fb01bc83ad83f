package dev.rustaiide.app.debugger.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.app.debugger.DebugStarter;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.language.LanguageSource;

/** Puts the debugger into the window's context, behind what it uses and before anything is drawn. */
public final class DebuggerAddon {
    private final IEclipseContext context;

    @Inject
    public DebuggerAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, Ui ui) {
        make(FolderNotes.class);
        make(KeptBreakpoints.class);
        make(ProgramPlace.class);
        DebugRun run = make(DebugRun.class);
        make(PrintedLines.class);
        make(WatchedValues.class);
        make(Targets.class);
        make(OtherPrograms.class);
        DebugCommands debug = make(DebugCommands.class);
        debug.addTo(commands);
        context.set(DebugStarter.class, debug::debug);
        make(EditorMarks.class);
        var source = new ValueSource();
        run.onChange(() -> source.stand(run.stopped(), run.stop().frame()));
        BundleContext bundles = FrameworkUtil.getBundle(DebuggerAddon.class).getBundleContext();
        var offered = bundles.registerService(LanguageSource.class, source, null);
        ui.display().disposeExec(() -> {
            offered.unregister();
            run.end();
        });
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
