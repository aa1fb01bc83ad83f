package dev.rustaiide.ai.assistant.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.Conversation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.ToolSource;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.assistant.TurnEvent;
import dev.rustaiide.ai.assistant.Workplace;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Keeps turns in memory and what is staged on the disk. */
final class StoredConversation implements Conversation {
    private static final Duration ARRIVAL = Duration.ofSeconds(10);
    private final String id;
    private final Workplace place;
    private final Services services;
    private final Workfiles files;
    private final Staging staging;
    private final Knowledge knowledge;
    private final Material material;
    private final Consents consents;
    private final AtomicBoolean busy = new AtomicBoolean();

    // Guarded by this.
    private final List<Turn> turns = new ArrayList<>();
    private @Nullable Call<Turn> running;

    StoredConversation(String id, Workplace place, Services services, Staging.Keeper keeper) {
        this.id = id;
        this.place = place;
        this.services = services;
        this.files = new Workfiles(place, services.files());
        this.staging = new Staging(files, services.edits(), services.provenance(), keeper);
        this.knowledge = new Knowledge(files, services.search(), services.indexes());
        this.material = new Material(files, staging, services.redactor());
        this.consents = new Consents(services.settings(), place);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Workplace place() {
        return place;
    }

    @Override
    public synchronized List<Turn> turns() {
        return List.copyOf(turns);
    }

    @Override
    public Staging edits() {
        return staging;
    }

    @Override
    public Call<Turn> ask(Request request, Consumer<TurnEvent> events) {
        if (!busy.compareAndSet(false, true)) {
            return Call.failed(new FailureException(new Failure.Other("Cannot answer that now.",
                    "Another question is being answered.", "Wait for it, or stop it.")));
        }
        Call<Turn> call = Call.start("answer", scope -> {
            try {
                return answer(request, events, scope);
            } finally {
                busy.set(false);
            }
        });
        synchronized (this) {
            running = call;
        }
        return call;
    }

    private Turn answer(Request request, Consumer<TurnEvent> events, Scope scope)
            throws FailureException, InterruptedException {
        Meter meter = new Meter(request.budget());
        TurnNotes notes = new TurnNotes(request, meter, events);
        Citations citations = new Citations(files, staging);
        try {
            scope.check();
            Turn turn = answered(notes, citations, scope);
            add(turn);
            return turn;
        } catch (InterruptedException cancelled) {
            add(notes.turn(Ending.CANCELLED, "It was stopped."));
            throw cancelled;
        }
    }

    /** It is what was asked and answered last. */
    synchronized void add(Turn turn) {
        turns.add(turn);
    }

    private Turn answered(TurnNotes notes, Citations citations, Scope scope)
            throws FailureException, InterruptedException {
        Route route = services.orchestrator().route(ModelTask.CHAT);
        if (route.first().isEmpty()) {
            var declarations = new Declarations(files, services.syntax(), knowledge);
            staging.begin(title(notes.request()), new Maker("", "", "", List.of(), consents.version()));
            return new SearchTurn(knowledge, declarations, citations, files, staging, material, notes)
                    .run(obstacle(route), scope);
        }
        awaitTools(notes.request().intent());
        Session session = new Session(files, staging, notes.meter(), notes::planned);
        ToolUsing using = new ToolUsing(tools(notes.request().intent()), consents, material, session, notes);
        var turn = new ModelTurn(services.orchestrator(), knowledge, material, citations, files, notes, using,
                services.settings().get(AssistantSettings.CONTEXT).intValue());
        Turn ended = turn.run(route.first().get(), turns(), scope, made -> staging.begin(title(notes.request()),
                new Maker(made.by(), "", made.promptHash(), List.of(), consents.version())));
        if (!staging.files().isEmpty()) {
            Maker maker = staging.maker();
            staging.madeBy(new Maker(maker.model(), services.models().of(maker.model()), maker.promptHash(),
                    using.used(), maker.policy()));
        }
        return ended;
    }

    private static String obstacle(Route route) {
        return route.candidates().stream().findFirst().map(Route.Candidate::why)
                .orElse("Import one in the Models view, or set up a provider.");
    }

    private static String title(Request request) {
        String text = request.text().isBlank() ? request.intent().title() : request.text();
        return ReadingTools.cut(text.replaceAll("\\s+", " ").strip(), 80);
    }

    /** Servers of tools take a moment to say what they can do; the task goes on without those that take longer. */
    private void awaitTools(Intent intent) throws InterruptedException {
        for (ToolSource source : intent == Intent.WORK ? services.sources().get() : List.<ToolSource>of()) {
            try {
                source.arriving(place).await(ARRIVAL);
            } catch (TimeoutException | ExecutionException without) {
                continue; // what there is by then is used
            }
        }
    }

    /** Programs and other machines are for work in steps only; of two with one name ours is used. */
    private List<AgentTool> tools(Intent intent) {
        List<AgentTool> tools = new ArrayList<>(new ReadingTools(knowledge).all());
        tools.addAll(EditingTools.all());
        if (intent == Intent.WORK) {
            services.sources().get().forEach(source -> tools.addAll(source.tools(place)));
        }
        return tools;
    }

    /** All that an agent could use. */
    List<AgentTool> tools() {
        return tools(Intent.WORK);
    }

    Consents consents() {
        return consents;
    }

    @Override
    public void close() {
        Call<Turn> call;
        synchronized (this) {
            call = running;
        }
        if (call != null) {
            call.cancel();
        }
        staging.release();
    }
}
