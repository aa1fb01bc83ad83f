package dev.rustaiide.app.git.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** The plan of a rebase while people change it. UI thread only. */
@Creatable
public final class RebasePlans {
    private final ShownRepository repository;
    private final Provider<Branches> branches;
    private final GitActions actions;
    private final Panels panels;
    private final FailureNotices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<RebaseStep> steps = new ArrayList<>();
    private RebasePlan plan = new RebasePlan("", "", "", "", List.of());

    @Inject
    public RebasePlans(ShownRepository repository, Provider<Branches> branches, GitActions actions, Panels panels,
            FailureNotices notices, Ui ui) {
        this.repository = repository;
        this.branches = branches;
        this.actions = actions;
        this.panels = panels;
        this.notices = notices;
        this.ui = ui;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Begins a plan of all that follows {@code base}, empty for everything, and shows it. */
    void begin(String base) {
        repository.status().map(RepositoryStatus::root).ifPresent(root -> branches.get().rebasePlan(root, base)
                .onFailure(ui, notices::show).onSuccess(ui, found -> {
                    plan = found;
                    steps.clear();
                    steps.addAll(found.steps());
                    panels.openPage(RebasePage.ID, "Rebase", RebasePage.CLASS);
                    tell();
                }));
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    List<RebaseStep> steps() {
        return List.copyOf(steps);
    }

    private int at(RebaseStep step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).commit().equals(step.commit())) {
                return i;
            }
        }
        return -1;
    }

    void change(RebaseStep step, Kind kind) {
        put(step, step.as(kind));
    }

    /**
     * The words to begin another message of {@code step} with: its own, whole, or those of all commits that it becomes
     * one with.
     */
    String words(RebaseStep step) {
        if (step.kind() != Kind.SQUASH) {
            return step.isReworded() ? step.message() : step.original().strip();
        }
        String words = "";
        for (RebaseStep each : steps.subList(0, at(step) + 1)) {
            words = switch (each.kind()) {
                case FIXUP, DROP -> words;
                case PICK, EDIT -> each.original().strip();
                case REWORD -> each.message();
                case SQUASH -> each.isReworded() ? each.message() : words + "\n\n" + each.original().strip();
            };
        }
        return words;
    }

    /** Gives it another message. */
    void reword(RebaseStep step, String message) {
        put(step, step.saying(message));
    }

    private void put(RebaseStep old, RebaseStep fresh) {
        int index = at(old);
        if (index >= 0) {
            steps.set(index, fresh);
            tell();
        }
    }

    /** Moves it by so many places, as far as there are. */
    void move(RebaseStep step, int by) {
        int index = at(step);
        if (index >= 0 && index + by >= 0 && index + by < steps.size()) {
            Collections.swap(steps, index, index + by);
            tell();
        }
    }

    /** Has git do it. */
    void run() {
        if (!steps.isEmpty()) {
            actions.run(new GitAction.RebaseByPlan(plan.with(steps))).ifPresent(call -> call.onSuccess(ui,
                    done -> panels.closePage(RebasePage.ID)));
        }
    }
}
