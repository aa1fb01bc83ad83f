package dev.rustaiide.system.cli.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.completion.CompletionCard;
import dev.rustaiide.ai.model.validation.CompletionVersions;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelStore.Damage;
import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Says which models there are and who uses which, and takes care of those that people bring. */
@Component(property = Verb.NAME + "=models")
public final class ModelsVerb implements Verb {
    /** How many words follow each action, at least and at most. */
    private static final Map<String, int[]> WORDS = Map.ofEntries(Map.entry("list", new int[] {0, 0}),
            Map.entry("show", new int[] {1, 1}), Map.entry("import", new int[] {1, 1}),
            Map.entry("get", new int[] {1, 1}), Map.entry("pin", new int[] {2, 2}),
            Map.entry("unpin", new int[] {1, 1}), Map.entry("rollback", new int[] {1, 1}),
            Map.entry("remove", new int[] {1, 1}), Map.entry("check", new int[] {0, 0}),
            Map.entry("pack", new int[] {2, 2}), Map.entry("route", new int[] {0, 1}),
            Map.entry("key", new int[] {0, 0}));

    private final WorkspaceModels workspaces;
    private final CompletionVersions completion;
    private final Models models;
    private final ModelStore store;
    private final Orchestrator orchestrator;
    private final Settings settings;

    @Activate
    public ModelsVerb(@Reference Models models, @Reference ModelStore store, @Reference Orchestrator orchestrator,
            @Reference Settings settings, @Reference WorkspaceModels workspaces,
            @Reference CompletionVersions completion) {
        this.completion = completion;
        this.workspaces = workspaces;
        this.models = models;
        this.store = store;
        this.orchestrator = orchestrator;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String summary() {
        return "lists, imports and removes models, and says which one is used for what, and why";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("ACTION", Count.ONE, "list; show ID; import PATH; get URL; pin TASK ID;"
                + " unpin TASK; rollback NAME[@VERSION]; remove ID; check; pack ID FILE; route [TASK]; key"),
                new Parameter("WHAT", Count.ANY, "What it is to be done with")),
                List.of(new Option("name", "NAME", "With import and get: what it is to be called"),
                        new Option("version", "VERSION", "With import and get: its version; else the next number"),
                        new Option("licence", "SPDX", "With import and get: its licence"),
                        new Option("sha256", "HASH", "With get, which needs it: the hash of what is fetched"),
                        new Option("sign", "", "With pack: signs it with your key, which “models key” shows")),
                "A PATH is a folder with a model in ONNX as Hugging Face's tools export it, one of several ONNX files"
                        + " in it, a GGUF file, or a pack. An ID is NAME or NAME@VERSION; the name alone means the"
                        + " current version. A TASK is complete, chat or embed. pin takes models at providers too, as"
                        + " PLACE/MODEL: what they are asked then leaves this machine, as far as the gate lets it."
                        + " check ends with 1 if a model is not as it was.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        String action = invocation.parameters().getFirst();
        List<String> words = invocation.parameters().subList(1, invocation.parameters().size());
        int[] count = WORDS.get(action);
        if (count == null || words.size() < count[0] || words.size() > count[1]) {
            return misused(invocation, count == null ? "there is no action “" + action + "”: it is one of "
                    + String.join(", ", WORDS.keySet().stream().sorted().toList()) + '.'
                    : action + " needs " + (count[1] == 0 ? "nothing" : "exactly " + count[1] + " of what --help says")
                            + '.');
        }
        return switch (action) {
            case "list" -> list(invocation);
            case "show" -> show(words.getFirst(), invocation);
            case "import" -> take(path(words.getFirst(), invocation), invocation);
            case "get" -> get(words.getFirst(), invocation);
            case "pin" -> pin(words.getFirst(), words.getLast(), invocation);
            case "unpin" -> unpin(words.getFirst(), invocation);
            case "rollback" -> rollBack(words.getFirst(), invocation);
            case "remove" -> remove(words.getFirst(), invocation);
            case "check" -> check(invocation);
            case "pack" -> pack(words.getFirst(), words.getLast(), invocation);
            case "route" -> route(words, invocation);
            default -> key(invocation);
        };
    }

    private static ExitCode misused(Invocation invocation, String why) {
        invocation.message("rust-ai-ide models: " + why);
        invocation.message("See: rust-ai-ide models --help");
        return ExitCode.USAGE;
    }

    private List<NamedModel> all() {
        return NamedModel.all(models, store);
    }

    /** The tasks that {@code model} is the first to be asked for. */
    private List<String> uses(NamedModel model) {
        return Stream.of(ModelTask.values()).filter(task -> task == ModelTask.EMBED
                ? models.of(task).filter(one -> one.card().id().equals(model.model().card().id())).isPresent()
                : orchestrator.route(task).first().filter(one -> one.isLocal() && one.id().model().equals(model.id()))
                        .isPresent()).map(ModelTask::word).toList();
    }

    private ExitCode list(Invocation invocation) {
        var rows = new ArrayList<List<String>>();
        var items = new ArrayList<Json>();
        for (NamedModel each : all()) {
            List<String> uses = uses(each);
            String state = each.isBundled() ? "came with the product"
                    : each.entry().filter(Entry::isCurrent).isPresent() ? "" : "not current";
            rows.add(List.of(each.id(), each.tasks(), each.size(), each.kind(), each.model().card().licence(),
                    uses.isEmpty() ? state : "used for " + String.join(", ", uses)));
            items.add(each.json());
        }
        int version = completion.current();
        invocation.print("completion@" + version + (version == 0 ? " (n-grams and ranker) came with the product"
                : " (n-grams and ranker) is installed; “models rollback completion” goes back"));
        items.add(Json.object().put("id", "completion@" + version).put("name", "completion").put("version",
                Integer.toString(version)).put("bundled", version == 0).put("card", completion.card()).build());
        for (CompletionCard each : CompletionCard.ofOtherLanguages()) {
            invocation.print(each.name() + " (" + each.title() + ", " + Amount.bytes(each.card().number("bytes", 0))
                    + ") came with the product");
            items.add(json(each));
        }
        if (!rows.isEmpty()) {
            rows.addFirst(List.of("MODEL", "CAN", "SIZE", "KIND", "LICENCE", ""));
        } else {
            invocation.message("There are no models. Import one: rust-ai-ide models import PATH");
        }
        Table.lines(rows).forEach(invocation::print);
        List<Installed> adapted = workspaces.all();
        adapted.forEach(each -> invocation.print(adapted(each)));
        invocation.print(Json.object().put("models", Json.array(items))
                .put("workspaces", Json.array(adapted.stream().map(ModelsVerb::json).toList())).build());
        return ExitCode.OK;
    }

    private static String adapted(Installed each) {
        return each.name() + ": " + (each.version() == 0 ? "the shipped models complete code"
                : "version " + each.version() + " of " + each.latest() + " completes code") + " in "
                + each.workspace() + ", " + Amount.bytes(each.bytes());
    }

    private static Json json(Installed each) {
        var json = Json.object().put("name", each.name()).put("workspace", each.workspace().toString())
                .put("version", each.version()).put("latest", each.latest()).put("bytes", each.bytes());
        if (!each.card().isEmpty()) {
            try {
                json.put("card", Json.parse(each.card()));
            } catch (JsonException damaged) {
                // A card that somebody wrote into is shown as it is.
                json.put("card", each.card());
            }
        }
        return json.build();
    }

    private ExitCode show(String word, Invocation invocation) throws FailureException {
        Optional<CompletionCard> words = CompletionCard.shipped().stream().filter(each -> each.name().equals(word))
                .findFirst();
        if (words.isEmpty()) {
            return show(NamedModel.of(word, all()), invocation);
        }
        invocation.print(words.get().title());
        words.get().card().printPretty().lines().forEach(invocation::print);
        invocation.print(json(words.get()));
        return ExitCode.OK;
    }

    private static Json json(CompletionCard words) {
        return Json.object().put("id", words.name() + "@0").put("name", words.name()).put("version", "0")
                .put("title", words.title()).put("licence", words.card().string("licence", "")).put("bytes",
                        words.card().number("bytes", 0)).put("digest", words.card().string("sha256", ""))
                .put("bundled", true).put("card", words.card()).build();
    }

    private ExitCode show(NamedModel model, Invocation invocation) {
        var card = model.model().card();
        var rows = new ArrayList<>(List.of(List.of("title", card.title()), List.of("can", model.tasks()),
                List.of("used for", String.join(", ", uses(model))), List.of("licence", card.licence()),
                List.of("made by", card.source()), List.of("size", model.size()),
                List.of("memory", model.model().memory() == 0 ? "" : Amount.bytes(model.model().memory())),
                List.of("kind", model.kind()), List.of("hash", model.model().digest())));
        model.entry().ifPresentOrElse(known -> rows.addAll(List.of(
                List.of("architecture", known.architecture()),
                List.of("window", known.window() == 0 ? "" : known.window() + " tokens"),
                List.of("imported", known.imported() + " from " + known.from()),
                List.of("signed by", known.signer()), List.of("current", known.isCurrent() ? "yes" : "no"))),
                () -> rows.add(List.of("imported", "no, it came with the product")));
        rows.removeIf(row -> row.getLast().isEmpty());
        invocation.print(model.id());
        Table.lines(rows).forEach(line -> invocation.print("  " + line));
        invocation.print(model.json());
        return ExitCode.OK;
    }

    private static Path path(String word, Invocation invocation) throws FailureException {
        try {
            return invocation.folder().resolve(word).normalize();
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot use “" + word + "”.", "No file can have that name.",
                    "Check the name."), noPath);
        }
    }

    private static Naming naming(Invocation invocation) {
        return new Naming(invocation.option("name"), invocation.option("version"), invocation.option("licence"));
    }

    private ExitCode take(Path source, Invocation invocation) throws FailureException, InterruptedException {
        return told(Answers.await(store.importFrom(source, naming(invocation)), invocation), invocation);
    }

    private ExitCode told(Entry entry, Invocation invocation) {
        NamedModel model = named(entry);
        invocation.print(model.id() + " is here: " + model.tasks() + ", " + model.size() + ", licence "
                + model.model().card().licence() + '.');
        List<String> uses = uses(model);
        if (uses.isEmpty()) {
            String task = model.model().card().tasks().iterator().next().word();
            invocation.message("It is used when you choose it: rust-ai-ide models pin " + task + ' '
                    + model.model().card().id().name());
        }
        invocation.print(model.json());
        return ExitCode.OK;
    }

    private static NamedModel named(Entry entry) {
        return new NamedModel(entry.model(), Optional.of(entry));
    }

    private ExitCode get(String url, Invocation invocation) throws FailureException, InterruptedException {
        String hash = invocation.option("sha256").orElse("").toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
            return misused(invocation, "get needs --sha256 HASH, 64 hexadecimal digits, so that what comes is what was"
                    + " meant.");
        }
        try {
            return told(Answers.await(store.fetch(new URI(url), hash, naming(invocation)), invocation), invocation);
        } catch (URISyntaxException odd) {
            throw new FailureException(new Failure.Other("Cannot use “" + url + "”.",
                    "It is no address: " + odd.getReason() + '.', "Use one like https://server/model.gguf."), odd);
        }
    }

    private static Optional<ModelTask> task(String word, Invocation invocation) {
        Optional<ModelTask> task = ModelTask.of(word);
        if (task.isEmpty()) {
            misused(invocation, "there is no task “" + word + "”: it is one of " + Stream.of(ModelTask.values())
                    .map(ModelTask::word).collect(Collectors.joining(", ")) + '.');
        }
        return task;
    }

    private ExitCode pin(String taskWord, String word, Invocation invocation) throws FailureException {
        Optional<ModelTask> task = task(taskWord, invocation);
        if (task.isEmpty()) {
            return ExitCode.USAGE;
        }
        // A provider's may run on this machine too: only those of the store are chosen by their names alone.
        Optional<Candidate> provided = orchestrator.route(task.get()).candidates().stream()
                .filter(each -> !each.id().place().equals(BackendId.LOCAL) && each.id().toString().equals(word))
                .findFirst();
        String value = word;
        if (provided.isEmpty()) {
            NamedModel model = NamedModel.of(word, all());
            if (!model.model().card().tasks().contains(task.get())) {
                throw new FailureException(new Failure.Other("Cannot use " + model.id() + " for "
                        + task.get().purpose() + '.', "It can do this only: " + model.tasks() + '.',
                        "Choose a model that can " + task.get().word() + '.'));
            }
            value = "local/" + (word.contains("@") ? model.id() : model.model().card().id().name());
        } else if (!provided.get().isLocal()) {
            invocation.message("What it is asked leaves this machine, as far as the gate lets it.");
        }
        set(ModelSettings.chosen(task.get()), value);
        invocation.print(word + " is chosen for " + task.get().purpose() + ": ai." + taskWord + ".model = " + value);
        if (task.get() == ModelTask.EMBED) {
            invocation.message("Searches use it from the next start on; each folder is read again for it.");
        }
        return routed(task.get(), invocation);
    }

    private <T> void set(SettingKey<T> key, T value) throws FailureException {
        settings.set(key, value);
    }

    private ExitCode unpin(String taskWord, Invocation invocation) throws FailureException {
        Optional<ModelTask> task = task(taskWord, invocation);
        if (task.isEmpty()) {
            return ExitCode.USAGE;
        }
        settings.reset(ModelSettings.chosen(task.get()));
        invocation.print("The one that fits best is asked for " + task.get().purpose() + " again.");
        return routed(task.get(), invocation);
    }

    private ExitCode routed(ModelTask task, Invocation invocation) {
        orchestrator.route(task).first().ifPresent(first -> invocation.print("Asked first: " + first.id() + ". "
                + first.why()));
        invocation.print(RouteLines.json(task, orchestrator.route(task), settings));
        return ExitCode.OK;
    }

    private ExitCode rollBack(String word, Invocation invocation) throws FailureException, InterruptedException {
        if (workspaces.all().stream().anyMatch(each -> each.name().equals(word))) {
            Installed installed = workspaces.rollBack(word);
            invocation.print(adapted(installed) + '.');
            invocation.print(json(installed));
            return ExitCode.OK;
        }
        if (word.equals("completion")) {
            int version = completion.rollBack();
            invocation.print("completion is " + (version == 0 ? "the one that came with the product" : "version "
                    + version) + " again, from the next start on.");
            invocation.print(Json.object().put("name", word).put("version", version).put("card", completion.card())
                    .build());
            return ExitCode.OK;
        }
        NamedModel model = named(Answers.await(word.contains("@")
                ? store.makeCurrent(NamedModel.of(word, all()).model().card().id()) : store.rollBack(word)));
        invocation.print(model.model().card().id().name() + " is " + model.id() + " now. The others are still there.");
        invocation.print(model.json());
        return ExitCode.OK;
    }

    private ExitCode remove(String word, Invocation invocation) throws FailureException, InterruptedException {
        NamedModel model = NamedModel.of(word, all());
        if (model.isBundled()) {
            throw new FailureException(new Failure.Other("Cannot remove " + model.id() + '.',
                    "It came with the product.", "Choose another one for its task: rust-ai-ide models pin TASK ID"));
        }
        List<String> versions = all().stream().filter(each -> !each.isBundled() && each.model().card().id().name()
                .equals(word)).map(NamedModel::id).toList();
        if (versions.size() > 1) {
            throw new FailureException(new Failure.Other("Cannot remove " + word + '.', "There are several versions of"
                    + " it: " + String.join(", ", versions) + '.', "Say which one."));
        }
        long freed = Answers.await(store.remove(model.model().card().id()));
        invocation.print(model.id() + " is removed, which freed " + Amount.bytes(freed) + '.');
        invocation.print(Json.object().put("removed", model.id()).put("freed", freed).build());
        return ExitCode.OK;
    }

    private ExitCode check(Invocation invocation) throws FailureException, InterruptedException {
        List<Damage> damages = Answers.await(store.check(), invocation);
        for (Damage each : damages) {
            invocation.print(each.id() + ": " + each.what());
            invocation.print("    " + each.nextStep());
        }
        int count = store.entries().size();
        if (damages.isEmpty()) {
            invocation.print(count == 0 ? "There are no imported models."
                    : count == 1 ? "The imported model is as it was." : "All " + count + " imported models are as they"
                            + " were.");
        }
        invocation.print(Json.object().put("models", count).put("damages", Json.array(damages.stream()
                .map(each -> Json.object().put("id", each.id().toString()).put("what", each.what())
                        .put("nextStep", each.nextStep()).build()).toList())).build());
        return damages.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private ExitCode pack(String word, String file, Invocation invocation)
            throws FailureException, InterruptedException {
        NamedModel model = NamedModel.of(word, all());
        boolean sign = invocation.has("sign");
        Path written = Answers.await(store.pack(model.model().card().id(), path(file, invocation), sign), invocation);
        invocation.print(written + " has " + model.id() + (sign ? ", signed." : '.'));
        invocation.print(Json.object().put("file", written.toString()).put("id", model.id()).put("signed", sign)
                .build());
        return ExitCode.OK;
    }

    private ExitCode route(List<String> words, Invocation invocation) {
        List<ModelTask> tasks = List.of(ModelTask.values());
        if (!words.isEmpty()) {
            Optional<ModelTask> task = task(words.getFirst(), invocation);
            if (task.isEmpty()) {
                return ExitCode.USAGE;
            }
            tasks = List.of(task.get());
        }
        var items = new ArrayList<Json>();
        for (ModelTask task : tasks) {
            RouteLines.of(task, orchestrator.route(task)).forEach(invocation::print);
            items.add(RouteLines.json(task, orchestrator.route(task), settings));
        }
        invocation.print(Json.object().put("routes", Json.array(items)).build());
        return ExitCode.OK;
    }

    private ExitCode key(Invocation invocation) throws FailureException, InterruptedException {
        String key = Answers.await(store.signer());
        invocation.print(key);
        invocation.print(Json.object().put("key", key).build());
        return ExitCode.OK;
    }
}
