package dev.rustaiide.ai.orchestrator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendSource;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.orchestrator.internal.Ranking.Ranked;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.memory.MemoryPressure.Registration;
import dev.rustaiide.foundation.platform.Machine;

/** Ranks the models of this machine and all backends that sources know, and asks them in that order. */
@Component
public final class RoutingOrchestrator implements Orchestrator {
    private static final LongSupplier CLOCK = () -> System.nanoTime() / 1_000_000;
    /** Ghost text asks at each key. */
    private static final long FREE_LASTS = 2000;
    /** Reading a long prompt takes a slow machine a minute or two. */
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private final Models models;
    private final Inference inference;
    private final Function<ModelTask, Choice> choices;
    private final LongSupplier freeBytes;
    private final Duration silence;
    private final Experience experience = new Experience(CLOCK);
    private final Residents residents = new Residents(experience);
    private final Registration pressure;
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<BackendSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public RoutingOrchestrator(@Reference Models models, @Reference Inference inference, @Reference Settings settings,
            @Reference Machine machine, @Reference MemoryPressure pressure) {
        this(models, inference, task -> Choice.of(task, settings),
                new Remembered(() -> machine.facts().availableMemory(), CLOCK, FREE_LASTS), pressure, SILENCE);
    }

    RoutingOrchestrator(Models models, Inference inference, Function<ModelTask, Choice> choices,
            LongSupplier freeBytes, MemoryPressure pressure, Duration silence) {
        this.models = models;
        this.inference = inference;
        this.choices = choices;
        this.freeBytes = freeBytes;
        this.silence = silence;
        this.pressure = pressure.listen("open models", level -> residents.closeIdle());
    }

    /** For tests, where nobody else would. */
    void setSources(List<BackendSource> known) {
        sources = known;
    }

    @Override
    public Route route(ModelTask task) {
        return new Route(order(task).stream().map(Ranked::candidate).toList());
    }

    private List<Ranked> order(ModelTask task) {
        var backends = new ArrayList<Backend>();
        models.all().forEach(model -> backends.add(new LocalBackend(model, inference)));
        sources.forEach(source -> backends.addAll(source.backends()));
        return new Ranking(choices.apply(task), experience, residents::isOpen, freeBytes.getAsLong()).rank(backends);
    }

    @Override
    public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        if (task == ModelTask.EMBED) {
            throw new IllegalArgumentException("no text comes of " + task);
        }
        return Call.start("answer: " + task.word(), scope -> {
            var text = new Continuation(prompt, decoding, pieces);
            return new Relay(task, text, residents, experience, silence).run(order(task), scope);
        });
    }

    @Deactivate
    void deactivate() {
        pressure.close();
        residents.close();
    }
}
