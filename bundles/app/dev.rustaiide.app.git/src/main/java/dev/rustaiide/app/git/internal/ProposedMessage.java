package dev.rustaiide.app.git.internal;

import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.messages.CommitMessages;
import dev.rustaiide.system.git.messages.CommitMessages.Draft;
import dev.rustaiide.system.git.messages.CommitMessages.Kind;

/** Has messages of commits written. Asking again while one is written stops that. UI thread only. */
@Creatable
public final class ProposedMessage {
    private final ShownRepository repository;
    private final Provider<CommitMessages> messages;
    private final FailureNotices notices;
    private final Ui ui;
    private Consumer<Optional<Draft>> listener = draft -> { };
    private Optional<Call<Draft>> writing = Optional.empty();

    @Inject
    public ProposedMessage(ShownRepository repository, Provider<CommitMessages> messages, FailureNotices notices,
            Ui ui) {
        this.repository = repository;
        this.messages = messages;
        this.notices = notices;
        this.ui = ui;
    }

    /** Hears of what was written, and, with nothing, that writing began or came to nothing. */
    void onDraft(Consumer<Optional<Draft>> told) {
        listener = told;
    }

    boolean isWriting() {
        return writing.isPresent();
    }

    void ask() {
        Optional<RepositoryStatus> status = repository.status();
        writing.ifPresent(Call::cancel);
        if (status.isEmpty()) {
            return;
        }
        Call<Draft> call = messages.get().draft(status.get().root(), Kind.MESSAGE);
        writing = Optional.of(call);
        listener.accept(Optional.empty());
        call.onFailure(ui, notices::show).onSuccess(ui, draft -> {
            if (writing.equals(Optional.of(call))) {
                writing = Optional.empty();
                listener.accept(Optional.of(draft));
            }
        }).whenDone(ui, outcome -> {
            if (writing.equals(Optional.of(call))) {
                writing = Optional.empty();
                listener.accept(Optional.empty());
            }
        });
    }
}
