package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Question;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.LoginNeeded;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.Remotes.FetchRequest;
import dev.rustaiide.system.git.integration.Remotes.Pull;
import dev.rustaiide.system.git.integration.Remotes.PushRequest;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** What people exchange with repositories elsewhere; who asks for a login gets it. UI thread only. */
@Creatable
public final class RemoteActions {
    private final ShownRepository repository;
    private final Provider<Remotes> remotes;
    private final GitActions actions;
    private final Panels panels;
    private final FailureNotices notices;
    private final Look look;
    private final Ui ui;
    private final List<BiConsumer<String, Call<?>>> listeners = new ArrayList<>();

    @Inject
    public RemoteActions(ShownRepository repository, Provider<Remotes> remotes, GitActions actions, Panels panels,
            FailureNotices notices, Look look, Ui ui) {
        this.repository = repository;
        this.remotes = remotes;
        this.actions = actions;
        this.panels = panels;
        this.notices = notices;
        this.look = look;
        this.ui = ui;
    }

    /** {@code listener} gets each exchange that begins, with its title, to show how far it is and to cancel it. */
    void onWork(BiConsumer<String, Call<?>> listener) {
        listeners.add(listener);
    }

    void removeListener(BiConsumer<String, Call<?>> listener) {
        listeners.remove(listener);
    }

    private void run(String title, Function<Path, Call<?>> exchange) {
        repository.status().map(RepositoryStatus::root).ifPresent(root -> run(title, () -> exchange.apply(root)
                .whenDone(ui, outcome -> repository.update())));
    }

    /** Begins it; once more after people have logged in, if that was what it wanted. */
    Call<?> run(String title, Supplier<Call<?>> exchange) {
        Call<?> call = exchange.get();
        List.copyOf(listeners).forEach(each -> each.accept(title, call));
        return call.onFailure(ui, cause -> login(cause).ifPresentOrElse(
                needed -> logIn(needed, () -> run(title, exchange)), () -> notices.show(cause)));
    }

    /** What a name and a password would mend. */
    static Optional<LoginNeeded> login(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof LoginNeeded needed) {
                return Optional.of(needed);
            }
        }
        return Optional.empty();
    }

    /** Asks for a name and a password, keeps them in the keyring, and goes on. */
    void logIn(LoginNeeded needed, Runnable then) {
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "Log in to " + SafeText.line(needed.url()),
                (needed.isRefused() ? "The name and password that were kept are not accepted any more. " : "")
                        + "They are kept in the system's keyring.",
                List.of(FieldsQuestion.Field.of("Name", "Your name there"),
                        FieldsQuestion.Field.hidden("Password or token")),
                "Log in", words -> keep(needed, words, then)));
    }

    private void keep(LoginNeeded needed, List<String> words, Runnable then) {
        Secret password = Secret.of(words.get(1).toCharArray());
        remotes.get().logIn(needed.url(), words.getFirst(), password).whenDone(ui, outcome -> password.close())
                .onFailure(ui, notices::show).onSuccess(ui, nothing -> then.run());
    }

    void fetch() {
        run("Fetching", root -> remotes.get().fetch(root, new FetchRequest("", true, false, false)));
    }

    /** Asks how commits come together, if there are some here too. */
    void pull() {
        Optional<Head> head = repository.status().map(RepositoryStatus::head);
        if (head.isEmpty() || head.get().ahead() == 0) {
            pull(Pull.FAST_FORWARD);
            return;
        }
        panels.shell().ifPresent(shell -> Question.ask(shell, look, "Pull, with "
                + (head.get().ahead() == 1 ? "a commit" : head.get().ahead() + " commits") + " of yours?",
                "Rebasing puts yours onto theirs; merging keeps both and joins them by one more.",
                List.of("Rebase", "Merge", "Cancel"), chosen -> {
                    if (chosen < 2) {
                        pull(chosen == 0 ? Pull.REBASE : Pull.MERGE);
                    }
                }));
    }

    private void pull(Pull how) {
        run("Pulling", root -> remotes.get().pull(root, how));
    }

    void push() {
        run("Pushing", root -> remotes.get().push(root, PushRequest.usual()));
    }

    void pushTags() {
        run("Pushing", root -> remotes.get().push(root, new PushRequest("", "", true, false)));
    }

    /** Replaces what is there, after asking. */
    void pushReplacing() {
        panels.shell().ifPresent(shell -> Question.ask(shell, look, "Replace the commits there with yours?",
                "Only those go that you have seen: if somebody has pushed meanwhile, it is refused.",
                List.of("Replace", "Cancel"), 1, chosen -> {
                    if (chosen == 0) {
                        run("Pushing", root -> remotes.get().push(root, new PushRequest("", "", false, true)));
                    }
                }));
    }

    void updateSubmodules() {
        run("Updating submodules", root -> remotes.get().updateSubmodules(root));
    }

    void addRemote() {
        panels.shell().ifPresent(shell -> FieldsQuestion.ask(shell, look, "Add a remote", "", List.of(
                FieldsQuestion.Field.of("Name", "What it is called here").with("origin"),
                FieldsQuestion.Field.of("Address", "https://server/path, git@server:path, or a folder")), "Add",
                words -> actions.run(new GitAction.AddRemote(words.getFirst().strip(), words.get(1).strip()))));
    }
}
