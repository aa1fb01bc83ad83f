package dev.rustaiide.app.assistant.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.assistant.ApprovalRequest.Decision;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.assistant.internal.view.AssistantView;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Diagnostic;

/** What the assistant can be asked from the editor, the palette and the menu. */
@Creatable
public final class AssistantCommands {
    private final Talk talk;
    private final EditorContext context;
    private final Provider<Reviewing> reviewing;
    private final Provider<LineOrigins> origins;
    private final Editors editors;
    private final Panels panels;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public AssistantCommands(Talk talk, EditorContext context, Provider<Reviewing> reviewing,
            Provider<LineOrigins> origins, Editors editors, Panels panels, FailureNotices notices, Ui ui) {
        this.talk = talk;
        this.context = context;
        this.reviewing = reviewing;
        this.origins = origins;
        this.editors = editors;
        this.panels = panels;
        this.notices = notices;
        this.ui = ui;
    }

    void addTo(Commands commands) {
        commands.add(Command.of("view.assistant", MenuGroup.VIEW, "Assistant", "Ctrl+Alt+I", this::enter));
        add(commands, "assistant.ask", "Ask about the selection…", "Ctrl+I", this::isInEditor, this::askAbout);
        add(commands, "assistant.explain", "Explain", "", this::hasEditor, () -> about(Intent.EXPLAIN));
        add(commands, "assistant.document", "Document", "", this::hasEditor, () -> about(Intent.DOCUMENT));
        add(commands, "assistant.test", "Write tests", "", this::hasEditor, () -> about(Intent.TEST));
        add(commands, "assistant.fix", "Fix this problem", "", this::hasEditor, this::fix);
        add(commands, "assistant.review", "Review my changes", "", () -> true, this::review);
        add(commands, "assistant.work", "Have it done…", "", () -> true, this::work);
        add(commands, "assistant.new", "New conversation", "", () -> true, () -> {
            talk.startOver();
            enter();
        });
        add(commands, "assistant.edits", "Review its edits", "", () -> talk.edits().isPresent(),
                () -> reviewing.get().review());
        add(commands, "assistant.allow", "Allow what it asks for once", "", () -> talk.asked().isPresent(),
                () -> talk.decide(Decision.ONCE));
        add(commands, "assistant.refuse", "Refuse what it asks for", "", () -> talk.asked().isPresent(),
                () -> talk.decide(Decision.NO));
        add(commands, "assistant.stop", "Stop", "Escape", this::isStoppable, talk::stop);
        add(commands, "assistant.origin", "Who wrote this line?", "", this::hasEditor, () -> origins.get().tell());
    }

    private static void add(Commands commands, String id, String title, String keys,
            BooleanSupplier enabled, Runnable action) {
        commands.add(Command.when(id, MenuGroup.ASSISTANT, title, keys, enabled, action));
    }

    private boolean hasEditor() {
        return editors.activeCode().isPresent();
    }

    private boolean isInEditor() {
        return hasEditor() && editors.hasFocus(ui.display().getFocusControl());
    }

    /** In an editor the key has its own meaning. */
    private boolean isStoppable() {
        return talk.isAnswering() && !editors.hasFocus(ui.display().getFocusControl());
    }

    private void show() {
        panels.showPart(AssistantView.ID);
    }

    private void enter() {
        show();
        talk.enter();
    }

    private void askAbout() {
        context.selection().ifPresent(talk::attach);
        enter();
    }

    private void work() {
        talk.setWork(true);
        enter();
    }

    private void about(Intent intent) {
        context.selection().ifPresent(selected -> ask(intent, List.of(selected)));
    }

    private void fix() {
        List<Attachment> wrong = new ArrayList<>(context.problem());
        if (wrong.isEmpty()) {
            notices.show(new Failure.Other("There is nothing to fix here.", "Nothing is known to be wrong on the "
                    + "caret's line.", "Put the caret on a problem: F8 goes to the next one."));
            return;
        }
        context.selection().ifPresent(wrong::add);
        ask(Intent.FIX, wrong);
    }

    /** Has {@code problems} mended, or explained where no model is. */
    void fix(List<Diagnostic> problems, Optional<Attachment> where) {
        List<Attachment> shown = new ArrayList<>();
        problems.forEach(each -> shown.add(new Attachment.Problem(each)));
        where.ifPresent(shown::add);
        ask(Intent.FIX, shown);
    }

    private void review() {
        context.changes().onFailure(ui, notices::show)
                .onSuccess(ui, changes -> ask(Intent.REVIEW, List.of(changes)));
    }

    private void ask(Intent intent, List<Attachment> shown) {
        show();
        talk.begin();
        if (talk.isAnswering()) {
            notices.show(new Failure.Other("The assistant is answering another question.",
                    "It answers one at a time.", "Wait for it, or stop it with Escape in its panel."));
        } else if (!talk.ask(new Request(intent, "", shown, Budget.USUAL, Set.of()))) {
            notices.show(new Failure.Other("The assistant cannot be asked.", "No folder is open.",
                    "Open the folder that the file lies in."));
        }
    }
}
