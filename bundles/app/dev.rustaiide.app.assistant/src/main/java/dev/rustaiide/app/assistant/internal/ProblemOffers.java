package dev.rustaiide.app.assistant.internal;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.ai.assistant.Assistant;
import dev.rustaiide.ai.assistant.Attachment;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Origin;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.types.Diagnostic;

/** Offers the assistant's help where something is wrong, beside what tools propose themselves. */
@Creatable
public final class ProblemOffers implements LanguageSource {
    private final Assistant assistant;
    private final AssistantCommands commands;
    private final Ui ui;

    /** What is handed over when an offer is taken. */
    private record Offer(List<Diagnostic> problems, Attachment.Selection where) {}

    @Inject
    public ProblemOffers(Assistant assistant, AssistantCommands commands, Ui ui) {
        this.assistant = assistant;
        this.commands = commands;
        this.ui = ui;
        BundleContext bundles = FrameworkUtil.getBundle(ProblemOffers.class).getBundleContext();
        var registration = bundles.registerService(LanguageSource.class, this, null);
        ui.display().disposeExec(registration::unregister);
    }

    @Override
    public String name() {
        return "Assistant";
    }

    @Override
    public boolean isSyntactic() {
        return true;
    }

    @Override
    public boolean covers(SourceText text) {
        return true;
    }

    @Override
    public boolean isReady(SourceText text) {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> Call<A> ask(Question<A> question) {
        if (question instanceof CodeAction.In in && wants(in)) {
            return (Call<A>) Call.of(List.of(offer(in)));
        }
        if (question instanceof Effect.Tell tell && tell.told().origin().handle() instanceof Offer taken) {
            ui.execute(() -> commands.fix(taken.problems(), Optional.of(taken.where())));
            return (Call<A>) Call.of(true);
        }
        return Call.of(question.nothing());
    }

    private static boolean wants(CodeAction.In in) {
        return !in.problems().isEmpty() && (in.kinds().isEmpty() || in.kinds().contains("quickfix"));
    }

    private CodeAction offer(CodeAction.In in) {
        String title = assistant.model().isPresent() ? "Fix with the assistant" : "Ask the assistant about this";
        Offer offer = new Offer(in.problems(), new Attachment.Selection(in.source(), in.range()));
        Effect told = new Effect.Told(title, new Origin(this, offer));
        return new CodeAction(title, "quickfix", false, Optional.empty(), Optional.of(told), Optional.empty());
    }
}
