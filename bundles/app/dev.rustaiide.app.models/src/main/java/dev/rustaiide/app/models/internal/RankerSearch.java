package dev.rustaiide.app.models.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.hyperparameter.tuning.Tuning;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Ended;
import dev.rustaiide.ai.hyperparameter.tuning.Tuning.Found;
import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;

/** The search for a ranker's settings in this window: one at a time, even if its page is closed. UI thread only. */
public final class RankerSearch {
    private final Provider<Tuning> tuning;
    private final FailureNotices notices;
    private final Executor ui;
    private final List<Runnable> followers = new ArrayList<>();
    private @Nullable Call<Found> running;

    @Inject
    public RankerSearch(Provider<Tuning> tuning, FailureNotices notices, Ui ui) {
        this.tuning = tuning;
        this.notices = notices;
        this.ui = ui;
    }

    /** The one that is under way. */
    Optional<Call<Found>> running() {
        return Optional.ofNullable(running);
    }

    /** Asks for the folder of projects, and searches with them. */
    void ask(Shell shell) {
        if (running == null) {
            var dialog = new DirectoryDialog(shell, SWT.OPEN);
            dialog.setText("Tune the ranker");
            dialog.setMessage("A folder of projects, a subfolder each, that the shipped models were not trained on");
            Optional.ofNullable(dialog.open()).ifPresent(name -> start(Path.of(name)));
        }
    }

    /** Searches as “ml tune ranker” does if nothing else is said; nothing if a search is under way. */
    void start(Path corpus) {
        if (running != null) {
            return;
        }
        Call<Found> call = tuning.get().tune(Tuning.Task.usual(corpus));
        running = call;
        tell();
        call.whenDone(ui, outcome -> {
            running = null;
            tell();
        });
        call.onFailure(ui, notices::show);
    }

    /** Reads what the last one found, elsewhere. */
    Call<Optional<Ended>> last() {
        return Call.start("read the last search", scope -> tuning.get().last());
    }

    /** {@code action} runs when a search begins or ends, until the result is closed. */
    Registration onChange(Runnable action) {
        followers.add(action);
        return () -> followers.remove(action);
    }

    private void tell() {
        List.copyOf(followers).forEach(Runnable::run);
    }
}
