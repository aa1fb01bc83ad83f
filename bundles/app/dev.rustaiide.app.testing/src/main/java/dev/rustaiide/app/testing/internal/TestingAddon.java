package dev.rustaiide.app.testing.internal;

import java.util.List;
import java.util.function.BooleanSupplier;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.TestArrows;
import dev.rustaiide.app.workbench.Ui;

/** Puts the tests into the window's context, behind what they use and before anything is drawn. */
public final class TestingAddon {
    private final IEclipseContext context;

    @Inject
    public TestingAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, Panels panels, OpenFolders folders, TestArrows arrows, Ui ui) {
        TestRuns runs = make(TestRuns.class);
        TestStarts starts = make(TestStarts.class);
        make(TestMarks.class);
        make(SavedCode.class);
        arrows.set((file, runnable) -> {
            panels.showPart(TestsView.ID);
            runs.run(file, runnable);
        });
        BooleanSupplier open = () -> folders.current().isPresent();
        add(commands, "run.test", "Run all tests", "Ctrl+Shift+T", open, () -> shown(panels, runs::runAll));
        add(commands, "test.failed", "Run failed tests", "Alt+Shift+Y", () -> !runs.tests().failed().isEmpty(),
                () -> shown(panels, runs::runFailed));
        add(commands, "test.caret", "Run the test at the caret", "Alt+Shift+T", starts::isAtCaret,
                () -> shown(panels, starts::runAtCaret));
        add(commands, "test.again", "Run last tests again", "Alt+Shift+R", runs::hasLast,
                () -> shown(panels, runs::runAgain));
        add(commands, "test.stop", "Stop the tests", "", runs::isRunning, runs::stop);
        add(commands, "run.bench", "Run all benchmarks", "", open, () -> shown(panels, runs::runBenches));
        add(commands, "test.coverage", "Run tests with coverage", "", open, () -> {
            panels.openPage(CoveragePage.ID, "Coverage", CoveragePage.CONTRIBUTION);
            shown(panels, () -> runs.run(List.of(), true));
        });
        add(commands, "test.noCoverage", "Hide coverage", "", () -> runs.coverage().isPresent(), runs::forgetCoverage);
        commands.add(Command.of("view.tests", MenuGroup.VIEW, "Tests", "Ctrl+Alt+U",
                () -> panels.togglePart(TestsView.ID)));
        commands.add(Command.of("view.coverage", MenuGroup.VIEW, "Coverage", "",
                () -> panels.openPage(CoveragePage.ID, "Coverage", CoveragePage.CONTRIBUTION)));
        ui.display().disposeExec(runs::stop);
    }

    private static void shown(Panels panels, Runnable run) {
        panels.showPart(TestsView.ID);
        run.run();
    }

    private static void add(Commands commands, String id, String title, String keys, BooleanSupplier enabled,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.TEST, title, keys, enabled, action));
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
