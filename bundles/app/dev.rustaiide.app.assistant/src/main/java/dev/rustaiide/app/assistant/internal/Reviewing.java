package dev.rustaiide.app.assistant.internal;

import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.assistant.Checkpoint;
import dev.rustaiide.ai.assistant.StagedEdits;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.assistant.internal.view.ReviewChoices;
import dev.rustaiide.app.refactoring.Reviews;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Counted;

/** Leads from what an agent has staged to what people accept of it. UI thread only; nothing waits there. */
@Creatable
public final class Reviewing implements ReviewChoices {
    private static final String NOTE = "An agent proposes this. What you untick is not made; all that you apply is one "
            + "step to undo.";

    private final Talk talk;
    private final Reviews reviews;
    private final Panels panels;
    private final Look look;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public Reviewing(Talk talk, Reviews reviews, Panels panels, Look look, FailureNotices notices, Ui ui) {
        this.talk = talk;
        this.reviews = reviews;
        this.panels = panels;
        this.look = look;
        this.notices = notices;
        this.ui = ui;
    }

    @Override
    public void review() {
        talk.staged().edits().ifPresent(edits -> edits.plan().onFailure(ui, notices::show).onSuccess(ui,
                plan -> reviews.review(new Reviews.Proposal(plan, NOTE,
                        accepted -> edits.apply(accepted, System.getProperty("user.name", "")),
                        () -> talk.staged().look()))));
    }

    @Override
    public void discard() {
        talk.staged().edits().ifPresent(edits -> panels.shell().ifPresent(shell -> Question.ask(shell, look,
                "Discard what the agent has changed?", Counted.of(talk.staged().files().size(), "file")
                        + " would stay as they are now. This cannot be undone.",
                List.of("Discard", "Keep"), answer -> {
                    if (answer == 0) {
                        change("discard edits", edits, StagedEdits::discard);
                    }
                })));
    }

    @Override
    public void returnTo(Checkpoint checkpoint) {
        talk.staged().edits().ifPresent(edits -> change("return to a state", edits,
                each -> each.returnTo(checkpoint)));
    }

    private void change(String name, StagedEdits edits, Consumer<StagedEdits> step) {
        Call.start(name, scope -> {
            step.accept(edits);
            return true;
        }).onFailure(ui, notices::show).whenDone(ui, outcome -> talk.staged().look());
    }
}
