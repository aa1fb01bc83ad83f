package dev.rustaiide.app.assistant.internal;

import java.util.ArrayList;
import java.util.List;
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
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.app.assistant.internal.inline.InlineRewrite;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.assistant.internal.view.AssistantView;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.LanguageId;

/** What the assistant can be asked from the editor, the palette and the menu. */
@Creatable
public final class AssistantCommands implements EditorOffers.Taker {
    private static final KeyContext REWRITING = KeyContext.of("rewriting");

    private final Talk talk;
    private final EditorContext context;
    private final InlineRewrite inline;
    private final Provider<Reviewing> reviewing;
    private final Provider<LineOrigins> origins;
    private final Editors editors;
    private final Panels panels;
    private final FailureNotices notices;
    private final Commands keys;
    private final Ui ui;

    @Inject
    public AssistantCommands(Talk talk, EditorContext context, InlineRewrite inline, Provider<Reviewing> reviewing,
            Provider<LineOrigins> origins, Editors editors, Panels panels, FailureNotices notices, Commands keys,
            Ui ui) {
        this.talk = talk;
        this.context = context;
        this.inline = inline;
        this.reviewing = reviewing;
        this.origins = origins;
        this.editors = editors;
        this.panels = panels;
        this.notices = notices;
        this.keys = keys;
        this.ui = ui;
    }

    void addTo(Commands commands) {
        commands.add(Command.of("view.assistant", MenuGroup.VIEW, "Assistant", "Ctrl+Alt+I", this::enter));
        add(commands, "assistant.ask", "Ask about the selection…", "Ctrl+Shift+I", this::isInEditor, this::askAbout);
        add(commands, "assistant.explain", "Explain", "", this::hasEditor, () -> about(Intent.EXPLAIN));
        add(commands, "assistant.document", "Document", "", this::hasEditor,
                () -> rewriteOr(RewriteAction.DOCUMENT, Intent.DOCUMENT));
        add(commands, "assistant.test", "Write tests", "", this::hasEditor,
                () -> rewriteOr(RewriteAction.TEST, Intent.TEST));
        add(commands, "assistant.fix", "Fix this problem", "", this::hasEditor, this::fix);
        addRewriting(commands);
        add(commands, "assistant.review", "Review my changes", "", () -> true, this::review);
        add(commands, "assistant.work", "Have a task done…", "", () -> true, this::work);
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
        commands.add(command("assistant.stop", "Stop", "Escape", this::isStoppable, talk::stop)
                .within(KeyContext.of("answer")));
        add(commands, "assistant.origin", "Who wrote this line?", "", this::hasEditor, () -> origins.get().tell());
    }

    private void addRewriting(Commands commands) {
        add(commands, "assistant.rewrite", "Rewrite the selection…", "Ctrl+I", inline::isPossible,
                () -> inline.open(RewriteAction.CHANGE));
        add(commands, "assistant.simplify", "Simplify the selection", "", inline::isPossible,
                () -> inline.open(RewriteAction.SIMPLIFY));
        commands.add(command("assistant.rewrite.accept", "Accept what it wrote", "Ctrl+Enter", inline::isProposed,
                inline::accept).within(REWRITING));
        commands.add(command("assistant.rewrite.again", "Have it written once more", "", inline::isProposed,
                inline::again).within(REWRITING));
        commands.add(command("assistant.rewrite.discard", "Discard what it wrote", "Escape", inline::hasFocus,
                inline::escape).within(REWRITING));
    }

    private static void add(Commands commands, String id, String title, String keys,
            BooleanSupplier enabled, Runnable action) {
        commands.add(command(id, title, keys, enabled, action));
    }

    private static Command command(String id, String title, String keys, BooleanSupplier enabled, Runnable action) {
        return Command.when(id, MenuGroup.ASSISTANT, title, keys, enabled, action);
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

    /** In the editor if a model can do it there, otherwise in the conversation, which knows what to do without one. */
    private void rewriteOr(RewriteAction action, Intent intent) {
        boolean isHere = action != RewriteAction.TEST || editors.activeCode().filter(
                code -> code.document().language().id().equals(LanguageId.RUST)).isPresent();
        if (isHere && inline.isPossible() && inline.hasModel()) {
            inline.open(action);
        } else {
            about(intent);
        }
    }

    @Override
    public void rewrite(RewriteAction action) {
        inline.open(action);
    }

    private void fix() {
        List<Attachment> wrong = new ArrayList<>(context.problem());
        if (wrong.isEmpty()) {
            notices.show(new Failure.Other("There is nothing to fix here.", "Nothing is known to be wrong on the "
                    + "caret's line.", "Put the caret on a problem: " + keys.withKeys("the list of problems",
                            "view.problems") + " has them all."));
            return;
        }
        if (inline.isPossible() && inline.hasModel()) {
            inline.open(RewriteAction.FIX, wrong.stream().filter(Attachment.Problem.class::isInstance)
                    .map(each -> ((Attachment.Problem) each).diagnostic()).toList());
            return;
        }
        context.selection().ifPresent(wrong::add);
        ask(Intent.FIX, wrong);
    }

    @Override
    public void fix(List<Diagnostic> problems, Attachment.Selection where) {
        if (inline.isPossible() && inline.hasModel()) {
            inline.open(RewriteAction.FIX, problems);
            return;
        }
        List<Attachment> shown = new ArrayList<>();
        problems.forEach(each -> shown.add(new Attachment.Problem(each)));
        shown.add(where);
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
                    "It answers one at a time.",
                    keys.withKeys("Wait for it, or stop it in its panel", "assistant.stop") + '.'));
        } else if (!talk.ask(new Request(intent, "", shown, Budget.USUAL, Set.of()))) {
            notices.show(new Failure.Other("The assistant cannot be asked.", "No folder is open.",
                    "Open the folder that the file lies in."));
        }
    }
}
