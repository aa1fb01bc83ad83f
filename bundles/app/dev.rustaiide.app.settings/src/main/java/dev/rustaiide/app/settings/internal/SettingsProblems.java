package dev.rustaiide.app.settings.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.OpenFolders;
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
    private static final Path NOWHERE = Path.of("");

    private final Settings settings;
    private final OpenFolders open;
    private final Problems problems;
    private final Ui ui;
    /** By folder; by {@link #NOWHERE} if none is open. */
    private final Map<Path, Followed> followed = new LinkedHashMap<>();

    /** The settings of one folder. */
    private static final class Followed {
        private SettingsView.Watch watch = () -> { };
        private List<SettingsView.Problem> wrong = List.of();
    }

    @Inject
    public SettingsProblems(Settings settings, OpenFolders open, Problems problems, Ui ui) {
        this.settings = settings;
        this.open = open;
        this.problems = problems;
        this.ui = ui;
        open.onChange(this::follow);
        follow();
    }

    private void follow() {
        Set<Path> now = new LinkedHashSet<>();
        open.all().forEach(folder -> now.add(folder.path()));
        if (now.isEmpty()) {
            now.add(NOWHERE);
        }
        if (now.equals(followed.keySet())) {
            return;
        }
        List<Path> gone = followed.keySet().stream().filter(folder -> !now.contains(folder)).toList();
        gone.forEach(folder -> followed.remove(folder).watch.close());
        now.forEach(folder -> followed.computeIfAbsent(folder, this::watch));
        show();
    }

    private Followed watch(Path folder) {
        var begun = new Followed();
        Call.start("settings to watch", scope -> folder.equals(NOWHERE) ? settings : settings.in(folder))
                .onSuccess(ui, view -> {
                    if (followed.get(folder) == begun) {
                        begun.watch = view.onProblems(ui, wrong -> {
                            begun.wrong = wrong;
                            show();
                        });
                        begun.wrong = view.problems();
                        show();
                    }
                });
        return begun;
    }

    /** What is wrong in a file that counts for several folders is told once. */
    private void show() {
        Set<Diagnostic> diagnostics = new LinkedHashSet<>();
        for (Followed each : followed.values()) {
            for (SettingsView.Problem problem : each.wrong) {
                if (problem.source().file() != null && problem.severity() != SettingsView.Severity.HINT) {
                    diagnostics.add(diagnostic(problem, problem.source().file()));
                }
            }
        }
        problems.replace(TOOL, List.copyOf(diagnostics));
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
