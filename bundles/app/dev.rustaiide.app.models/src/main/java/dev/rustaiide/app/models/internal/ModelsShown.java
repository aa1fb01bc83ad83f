package dev.rustaiide.app.models.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.ai.completion.CompletionCard;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.foundation.config.Settings;

/** What the page shows: all models, those of the popup, and for each task who is asked and what can be chosen. */
record ModelsShown(List<ShownModel> models, Map<ModelTask, Use> uses, List<CompletionCard> popup) {
    static final ModelsShown NOTHING = new ModelsShown(List.of(), Map.of(), List.of());

    /**
     * Who is asked for a task.
     *
     * @param options what can be chosen; leaving it to the host is the first
     * @param chosen one of the options
     * @param why a sentence or two on who is asked first
     * @param lock who keeps people from choosing; empty if nobody does
     */
    record Use(List<Option> options, Option chosen, String why, String lock) {}

    /** Something that can be chosen; {@code value} is what the setting has then. */
    record Option(String value, String label) {
        static final Option AUTOMATIC = new Option("", "Whichever fits best");
    }

    /** Touches the disk. */
    static ModelsShown read(Models models, ModelStore store, Orchestrator orchestrator, Settings settings) {
        List<Model> all = models.all();
        Map<ModelTask, Route> routes = new EnumMap<>(ModelTask.class);
        for (ModelTask task : ModelTask.values()) {
            routes.put(task, orchestrator.route(task));
        }
        List<ModelStore.Entry> entries = store.entries();
        List<ShownModel> shown = all.stream().map(model -> shown(model, entries, models, routes)).toList();
        Map<ModelTask, Use> uses = new EnumMap<>(ModelTask.class);
        routes.forEach((task, route) -> uses.put(task, use(task, route, shown, settings)));
        return new ModelsShown(shown, uses, CompletionCard.shipped());
    }

    private static ShownModel shown(Model model, List<ModelStore.Entry> entries, Models models,
            Map<ModelTask, Route> routes) {
        var id = model.card().id();
        Optional<ModelStore.Entry> entry = entries.stream().filter(each -> each.model().card().id().equals(id))
                .findFirst();
        List<ModelTask> uses = Stream.of(ModelTask.values()).filter(task -> task == ModelTask.EMBED
                ? models.of(task).filter(one -> one.card().id().equals(id)).isPresent()
                : routes.get(task).first().filter(one -> one.isLocal() && one.id().model().equals(id.toString()))
                        .isPresent()).toList();
        boolean hasOlder = entry.isPresent() && entries.stream().anyMatch(each -> each.model().card().id().name()
                .equals(id.name()) && each.imported().isBefore(entry.get().imported()));
        return new ShownModel(model, entry, uses, hasOlder, ShownModel.about(model));
    }

    private static Use use(ModelTask task, Route route, List<ShownModel> shown, Settings settings) {
        var options = new ArrayList<Option>();
        options.add(Option.AUTOMATIC);
        shown.stream().filter(each -> each.model().card().tasks().contains(task)).forEach(each -> options.add(
                new Option(each.choice(), each.model().card().title()
                        + (each.isOld() ? ", version " + each.id().version() : ""))));
        route.candidates().stream().filter(each -> !each.isLocal()).forEach(each -> options.add(
                new Option(each.id().toString(), each.title() + " at " + each.id().place())));
        String value = settings.get(ModelSettings.chosen(task));
        Option chosen = options.stream().filter(each -> each.value().equals(value)
                || meansSame(value, each, shown)).findFirst().orElseGet(() -> {
                    var missing = new Option(value, value + " (not there)");
                    options.add(missing);
                    return missing;
                });
        String lock = settings.lock(ModelSettings.chosen(task)).map(locked -> "Set by " + locked.by() + ". ")
                .orElse("");
        return new Use(List.copyOf(options), chosen, why(task, route), lock);
    }

    /** A name may stand in the settings in another way. The current version of a name is the first that it means. */
    private static boolean meansSame(String value, Option option, List<ShownModel> shown) {
        return !value.isEmpty() && shown.stream().anyMatch(each -> each.choice().equals(option.value())
                && ModelSettings.names(value, each.id()));
    }

    private static String why(ModelTask task, Route route) {
        Optional<Candidate> first = route.first();
        if (first.isPresent()) {
            return first.get().title() + ": " + first.get().why();
        }
        return route.candidates().stream().findFirst().map(each -> each.title() + ": " + each.why())
                .orElse("Nobody is asked, since no model for " + task.purpose()
                        + " is here yet: import a GGUF file, a folder with an ONNX model, or a pack.");
    }
}
