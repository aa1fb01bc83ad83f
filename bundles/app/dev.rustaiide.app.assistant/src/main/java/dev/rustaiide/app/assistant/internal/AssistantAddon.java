package dev.rustaiide.app.assistant.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.app.assistant.internal.inline.InlineRewrite;
import dev.rustaiide.app.assistant.internal.talk.Talk;
import dev.rustaiide.app.assistant.internal.talk.TalkShelf;
import dev.rustaiide.app.refactoring.Reviews;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.language.LanguageSource;

/** Puts the conversation into the window's context, with its commands, behind what it uses and before the drawing. */
public final class AssistantAddon {
    private final IEclipseContext context;

    @Inject
    public AssistantAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, Reviews reviews, Provider<Orchestrator> models, IEventBroker events, Ui ui) {
        context.set(Buffers.class, reviews.buffers());
        make(TalkShelf.class);
        Talk talk = make(Talk.class);
        make(EditorContext.class);
        make(Reviewing.class);
        make(InlineRewrite.class);
        AssistantCommands deeds = make(AssistantCommands.class);
        deeds.addTo(commands);
        BundleContext bundles = FrameworkUtil.getBundle(AssistantAddon.class).getBundleContext();
        var offers = bundles.registerService(LanguageSource.class, new EditorOffers(
                () -> models.get().route(ModelTask.CHAT).first().isPresent(), deeds, ui), null);
        ui.display().disposeExec(offers::unregister);
        events.subscribe(UIEvents.UILifeCycle.APP_SHUTDOWN_STARTED, event -> talk.end());
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
