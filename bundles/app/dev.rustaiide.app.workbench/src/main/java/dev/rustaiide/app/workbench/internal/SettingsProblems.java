package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.editor.CompletionSource;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.json.SchemaCompletions;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsSchema;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

/**
 * The files of settings as files that people edit: what is wrong in them is among the problems, and what could stand in
 * them is completed. UI thread only.
 */
@Creatable
public final class SettingsProblems {
    private static final String TOOL = "Settings";

    private final Settings settings;
    private final Folders folders;
    private final Problems problems;
    private final Ui ui;
    private SettingsView.Watch watch = () -> { };
    private Optional<Path> folder = Optional.empty();

    @Inject
    public SettingsProblems(Settings settings, Folders folders, Problems problems, Ui ui) {
        this.settings = settings;
        this.folders = folders;
        this.problems = problems;
        this.ui = ui;
        folders.onChange(this::follow);
        watch();
    }

    /** What can be completed in {@code file}. */
    public static CompletionSource completions(Settings settings, Path file) {
        boolean ours = file.equals(settings.userFile()) || file.endsWith(Settings.FOLDER_FILE)
                || file.endsWith(Path.of("distribution", "settings.json"));
        if (ours) {
            return new SchemaCompletions(() -> SettingsSchema.of(settings.keys()));
        }
        return file.endsWith(Path.of("rust-ai-ide", "policy.json"))
                ? new SchemaCompletions(() -> SettingsSchema.ofPolicy(settings.keys())) : CompletionSource.NONE;
    }

    private void follow() {
        Optional<Path> now = folders.current().map(each -> each.path());
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
