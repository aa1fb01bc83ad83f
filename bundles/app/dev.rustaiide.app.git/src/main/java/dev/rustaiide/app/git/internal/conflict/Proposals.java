package dev.rustaiide.app.git.internal.conflict;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.MarkedConflict;
import dev.rustaiide.system.git.messages.ConflictProposal;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** Asks for a resolution of one conflict. What comes is proposed, never made. UI thread only. */
@Creatable
public final class Proposals {
    private final Provider<ConflictProposals> proposals;
    private final Provider<Buffers> buffers;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public Proposals(Provider<ConflictProposals> proposals, Provider<Buffers> buffers, FailureNotices notices, Ui ui) {
        this.proposals = proposals;
        this.buffers = buffers;
        this.notices = notices;
        this.ui = ui;
    }

    /** Gives {@code told} what is proposed for {@code conflict} of {@code document}, once it is. */
    Optional<Call<ConflictProposal>> ask(Path root, Document document, ConflictedFile file, MarkedConflict conflict,
            Consumer<ConflictProposal> told) {
        return document.file().map(path -> new SourceText(path, document.language().id(), document.version(),
                document.text())).map(source -> proposals.get().propose(new ConflictProposals.Asked(root,
                        buffers.get(), source, file, conflict)).onFailure(ui, notices::show).onSuccess(ui, told));
    }
}
