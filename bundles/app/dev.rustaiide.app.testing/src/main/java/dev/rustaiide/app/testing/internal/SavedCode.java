package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.file.watching.FileChanges;

/**
 * Hears of code that changes on the disk: looks for tests again, and runs those of the packages it belongs to if the
 * user wants that. UI thread only.
 */
public final class SavedCode {
    private static final Duration QUIET = Duration.ofMillis(600);

    private final TestRuns runs;
    private final OpenFolders folders;
    private final Settings settings;
    private final Ui ui;
    private final Debounce later;
    private final Set<Path> changed = new LinkedHashSet<>();
    private @Nullable Folder followed;
    private @Nullable Subscription subscription;

    @Inject
    public SavedCode(TestRuns runs, OpenFolders folders, Settings settings, Ui ui) {
        this.runs = runs;
        this.folders = folders;
        this.settings = settings;
        this.ui = ui;
        this.later = new Debounce(QUIET, ui, this::act);
        runs.onChange(this::follow);
    }

    /** Once somebody wants to see tests, and not before: watching has its price. */
    private void follow() {
        Folder now = runs.isWanted() ? folders.current().orElse(null) : null;
        if (now == followed) {
            return;
        }
        Optional.ofNullable(subscription).ifPresent(Subscription::close);
        followed = now;
        subscription = now == null ? null : now.onChange(ui, this::take);
    }

    private void take(FileChanges changes) {
        List<Path> files = new ArrayList<>(changes.changed());
        files.addAll(changes.created());
        files.addAll(changes.deleted());
        files.removeIf(file -> !isCode(file));
        if (!files.isEmpty()) {
            changed.addAll(files);
            later.trigger();
        }
    }

    private static boolean isCode(Path file) {
        String name = file.toString();
        return name.endsWith(".rs") || name.endsWith("Cargo.toml");
    }

    private void act() {
        Set<Path> files = new LinkedHashSet<>(changed);
        changed.clear();
        runs.tests().age();
        runs.look();
        Folder folder = followed;
        if (folder == null || !settings.in(folder.path()).get(TestingSettings.RUN_ON_SAVE)
                || !folders.isTrusted(folder)) {
            return;
        }
        Call<Set<String>> call = Call.start("packages of saved files", scope -> {
            Set<String> names = new TreeSet<>();
            for (Path file : files) {
                Places.packageOf(file).ifPresent(names::add);
            }
            return names;
        });
        call.onSuccess(ui, names -> {
            if (!names.isEmpty() && folder == followed) {
                runs.runSaved(names);
            }
        });
    }
}
