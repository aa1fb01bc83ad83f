package dev.rustaiide.app.settings.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.CurrentFolder;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/** What is wrong in the files of settings is among the problems, as in all files that people edit. UI thread only. */
@Creatable
public final class SettingsProblems {
    private static final String TOOL = "Settings";

    private final Settings settings;
    private final CurrentFolder open;
    private final Problems problems;
    private final Ui ui;
    private SettingsView.Watch watch = () -> { };
    private Optional<Path> folder = Optional.empty();

    @Inject
    public SettingsProblems(Settings settings, CurrentFolder open, Problems problems, Ui ui) {
        this.settings = settings;
        this.open = open;
        this.problems = problems;
        this.ui = ui;
        open.onChange(this::follow);
        watch();
    }

    private void follow() {
        Optional<Path> now = open.current().map(each -> each.path());
        if (!now.equals(folder)) {
            folder = now;
            watch.close();
            watch();
        }
    }

    private void watch() {
        Optional<Path> asked = folder;
        Call.start("settings to watch", scope -> asked.<SettingsView>map(settings::in).orElse(settings))
                .onSuccess(ui, view -> {
                    if (asked.equals(folder)) {
                        watch.close();
                        watch = view.onProblems(ui, this::show);
                        show(view.problems());
                    }
                });
    }

    private void show(List<SettingsView.Problem> wrong) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (SettingsView.Problem problem : wrong) {
            if (problem.source().file() != null && problem.severity() != SettingsView.Severity.HINT) {
                diagnostics.add(diagnostic(problem, problem.source().file()));
            }
        }
        problems.replace(TOOL, diagnostics);
    }

    private static Diagnostic diagnostic(SettingsView.Problem problem, Path file) {
        Position start = new Position(Math.max(0, problem.source().line() - 1),
                Math.max(0, problem.source().column() - 1));
        Range range = new Range(start, new Position(start.line(), start.character() + 1));
        Severity severity = problem.severity() == SettingsView.Severity.ERROR ? Severity.ERROR : Severity.WARNING;
        String of = problem.origin() == Origin.POLICY ? "policy" : "settings";
        return Diagnostic.of(new Location(file, range), severity, of, problem.message());
    }
}
