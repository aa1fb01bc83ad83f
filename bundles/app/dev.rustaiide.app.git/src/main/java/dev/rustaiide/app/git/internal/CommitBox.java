package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextArea;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.messages.CommitMessages.Draft;

/** Where the message of a commit is written, and the commit is made. */
final class CommitBox {
    private static final int CTRL_ENTER = '\r';

    private final ShownRepository repository;
    private final Staging staging;
    private final FailureNotices notices;
    private final ProposedMessage drafts;
    private final Ui ui;
    private final Composite box;
    private final TextArea message;
    private final Checkbox amend;
    private final Checkbox sign;
    private final Button write;
    private final Button commit;
    private final Caption said;
    private String proposed = "";
    private boolean running;
    private Runnable below = () -> { };
    private Optional<Path> asked = Optional.empty();
    /** Whether it is known what the settings say of signatures, or people have said it. */
    private boolean signingKnown;

    CommitBox(Composite parent, Look look, ShownRepository repository, Staging staging, ProposedMessage drafts,
            Commands commands, FailureNotices notices, Ui ui) {
        this.repository = repository;
        this.staging = staging;
        this.notices = notices;
        this.drafts = drafts;
        this.ui = ui;
        box = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 3 * Look.STEP;
        layout.marginHeight = 0;
        layout.marginTop = Look.STEP;
        layout.marginBottom = 2 * Look.STEP;
        layout.verticalSpacing = 2 * Look.STEP;
        box.setLayout(layout);
        message = new TextArea(box, look, "Commit message", "Message (Ctrl+Enter)");
        message.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1));
        message.onKey(this::key);
        message.onChange(text -> show());
        message.addListener(SWT.Resize, event -> ui.execute(this::fit));
        amend = new Checkbox(box, look, "Amend");
        amend.setToolTipText("Replaces the last commit");
        amend.onChange(this::amends);
        sign = new Checkbox(box, look, "Sign");
        sign.setToolTipText("Signs the commit with the key that git's settings name");
        sign.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        sign.onChange(on -> signingKnown = true);
        write = new Button(box, look, "Write it", false);
        commands.tip(write, "Has the local model write the message", "git.message", write::setToolTipText);
        write.onPress(drafts::ask);
        drafts.onDraft(this::drafted);
        commit = new Button(box, look, "Commit", true);
        commit.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        commit.onPress(this::commit);
        said = new Caption(box, look, "", TextSize.SMALL, Token.MUTED);
        said.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        say("");
        Look.Registration registration = look.onChange(() -> box.setBackground(look.color(Token.SURFACE)));
        box.addListener(SWT.Dispose, event -> registration.close());
        box.setBackground(look.color(Token.SURFACE));
    }

    Composite control() {
        return box;
    }

    void setFocus() {
        message.setFocus();
    }

    /** Runs {@code next} where the key downwards would leave the message. */
    void onBelow(Runnable next) {
        below = next;
    }

    private void fit() {
        if (!box.isDisposed()) {
            box.getParent().layout(true, true);
        }
    }

    private boolean key(int code, int modifiers) {
        boolean enter = code == CTRL_ENTER || code == SWT.KEYPAD_CR;
        if (enter && (modifiers & SWT.MODIFIER_MASK) == SWT.MOD1) {
            commit();
            return true;
        }
        if (code == SWT.ARROW_DOWN && (modifiers & SWT.MODIFIER_MASK) == 0 && message.isInLastLine()) {
            below.run();
            return true;
        }
        return false;
    }

    /** What is to be committed: what is staged, or if nothing is, all that Git knows. */
    private boolean takesAll(RepositoryStatus status) {
        return status.staged().isEmpty() && !amend.isOn() && !status.unfinished().isSomething();
    }

    /** Shows what can be done with the repository as it is now. */
    void show() {
        if (box.isDisposed()) {
            return;
        }
        Optional<RepositoryStatus> status = repository.status();
        askForSigning(status.map(RepositoryStatus::root));
        boolean conflicts = status.filter(now -> !now.conflicts().isEmpty()).isPresent();
        boolean something = status.filter(now -> !now.staged().isEmpty() || !now.changed().isEmpty()
                || amend.isOn() || now.unfinished().isSomething()).isPresent();
        commit.setLabel(amend.isOn() ? "Amend" : status.filter(this::takesAll).filter(now -> something).isPresent()
                ? "Commit all" : "Commit");
        write.setEnabled(something && !conflicts && !drafts.isWriting());
        commit.setEnabled(something && !conflicts && !running && !message.text().isBlank());
        box.layout(true, true);
    }

    /** What the settings of a repository say holds until people say otherwise. */
    private void askForSigning(Optional<Path> root) {
        if (root.isEmpty() || root.equals(asked)) {
            return;
        }
        asked = root;
        signingKnown = false;
        staging.signs(root.get()).onFailure(ui, notices::show).onSuccess(ui, signs -> {
            if (!box.isDisposed() && asked.equals(root) && !signingKnown) {
                sign.set(signs);
                signingKnown = true;
            }
        });
    }

    private void amends(boolean on) {
        repository.status().ifPresent(status -> staging.proposedMessage(status.root(), on).onFailure(ui, notices::show)
                .onSuccess(ui, this::propose));
        show();
    }

    /** Offers a message where people have written none. */
    void propose(String text) {
        if (!box.isDisposed() && (message.text().isBlank() || message.text().equals(proposed))) {
            proposed = text.strip();
            message.setText(proposed);
            show();
            fit();
        }
    }

    /** What was written takes no word of people away: it stands above theirs. */
    private void drafted(Optional<Draft> draft) {
        if (box.isDisposed()) {
            return;
        }
        if (draft.isPresent()) {
            String own = message.text().equals(proposed) ? "" : message.text().strip();
            proposed = own.isEmpty() ? draft.get().text() : "";
            message.setText(draft.get().text() + (own.isEmpty() ? "" : "\n\n" + own));
            say(SafeText.line(draft.get().note()));
        } else {
            say(drafts.isWriting() ? "Reading the changes…" : "");
        }
        show();
        fit();
    }

    private void commit() {
        Optional<RepositoryStatus> status = repository.status();
        if (status.isEmpty() || !commit.isEnabled()) {
            return;
        }
        Path root = status.get().root();
        boolean all = takesAll(status.get());
        List<String> changed = status.get().changed().stream().map(file -> file.path()).toList();
        CommitRequest plain = CommitRequest.of(message.text()).amending(amend.isOn());
        CommitRequest request = signingKnown ? plain.signing(sign.isOn()) : plain;
        running = true;
        show();
        Call.start("commit", scope -> {
            if (all) {
                scope.await(staging.stage(root, changed));
            }
            return scope.await(staging.commit(root, request));
        }).whenDone(ui, outcome -> {
            running = false;
            repository.update();
            show();
        }).onFailure(ui, notices::show).onSuccess(ui, this::committed);
    }

    private void committed(Committed made) {
        if (!box.isDisposed()) {
            proposed = "";
            message.setText("");
            amend.set(false);
            String notes = made.notes().isEmpty() ? "" : " " + String.join(" ", made.notes());
            say(made.shortId() + " " + SafeText.line(made.subject()) + "." + SafeText.line(notes));
            show();
            fit();
        }
    }

    private void say(String text) {
        said.setText(text);
        said.setVisible(!text.isEmpty());
        ((GridData) said.getLayoutData()).exclude = text.isEmpty();
    }
}
