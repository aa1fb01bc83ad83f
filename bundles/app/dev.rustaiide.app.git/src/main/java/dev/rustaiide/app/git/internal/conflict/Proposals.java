package dev.rustaiide.app.git.internal.conflict;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.ai.assistant.Rewrite;
import dev.rustaiide.ai.assistant.RewriteAction;
import dev.rustaiide.ai.assistant.RewriteRequest;
import dev.rustaiide.ai.assistant.Rewriter;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.git.conflicts.ConflictMarks;
import dev.rustaiide.system.git.conflicts.ConflictedFile;
import dev.rustaiide.system.git.conflicts.MarkedConflict;

/** Has the assistant resolve one conflict. What it writes is proposed, never made. UI thread only. */
@Creatable
public final class Proposals {
    private static final int LONGEST_BASE = 4000;

    private final Provider<Rewriter> rewriter;
    private final Provider<Buffers> buffers;
    private final FailureNotices notices;
    private final Ui ui;

    @Inject
    public Proposals(Provider<Rewriter> rewriter, Provider<Buffers> buffers, FailureNotices notices, Ui ui) {
        this.rewriter = rewriter;
        this.buffers = buffers;
        this.notices = notices;
        this.ui = ui;
    }

    /** Gives {@code told} what the assistant proposes for {@code conflict} of {@code document}, once it has. */
    Optional<Call<Rewrite>> ask(Path root, Document document, ConflictedFile file, MarkedConflict conflict,
            Consumer<Rewrite> told) {
        Optional<Failure> obstacle = rewriter.get().obstacle();
        if (obstacle.isPresent() || document.file().isEmpty()) {
            obstacle.ifPresent(notices::show);
            return Optional.empty();
        }
        Text text = document.text();
        var source = new SourceText(document.file().get(), document.language().id(), document.version(), text);
        int last = text.charAt(conflict.span().end() - 1) == '\n' ? conflict.span().end() - 1 : conflict.span().end();
        Range lines = new Range(text.positionOf(conflict.span().start()), text.positionOf(last));
        RewriteRequest request = new RewriteRequest(new Workplace(root, buffers.get(), false), source, lines,
                RewriteAction.CHANGE, instruction(file, conflict));
        Rewriter asked = rewriter.get();
        return Optional.of(Call.start("propose a resolution", scope -> checked(scope.await(asked.rewrite(request,
                event -> { })))).onFailure(ui, notices::show).onSuccess(ui, told));
    }

    private static String instruction(ConflictedFile file, MarkedConflict conflict) {
        String base = conflict.base().filter(text -> text.length() < LONGEST_BASE)
                .map(text -> " Both began with:\n" + text).orElse("");
        return "These lines are a conflict of a merge. Above ======= is our side (" + file.oursName()
                + "), below it their side (" + file.theirsName() + "). Write the lines that do what both sides wanted,"
                + " without any conflict marker, and say in one sentence what you took from each." + base;
    }

    /** The host decides whether it is one: exactly this conflict has to be gone. */
    private static Rewrite checked(Rewrite rewrite) throws FailureException {
        ConflictMarks before = ConflictMarks.of(rewrite.before());
        ConflictMarks after = ConflictMarks.of(rewrite.after());
        if (after.conflicts().size() != before.conflicts().size() - 1
                || after.broken().size() > before.broken().size()) {
            throw new FailureException(new Failure.Other("What the assistant wrote resolves the conflict not.",
                    "It left conflict markers.", "Ask again, or take a side."));
        }
        return rewrite;
    }
}
