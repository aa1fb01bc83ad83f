package dev.rustaiide.system.external.apis.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.SecretInput;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.external.apis.Providers;
import dev.rustaiide.system.external.apis.Providers.Checked;
import dev.rustaiide.system.network.services.EgressGate;

/** Names servers with models, and tries them. */
@Component(property = Verb.NAME + "=providers")
public final class ProvidersVerb implements Verb {
    private static final int MOST_FOUND = 20;

    private final Providers providers;
    private final EgressGate gate;
    private final SecretInput input;

    @Activate
    public ProvidersVerb(@Reference Providers providers, @Reference EgressGate gate) {
        this(providers, gate, SecretInput.ofProcess(System.in));
    }

    ProvidersVerb(Providers providers, EgressGate gate, SecretInput input) {
        this.providers = providers;
        this.gate = gate;
        this.input = input;
    }

    @Override
    public String name() {
        return "providers";
    }

    @Override
    public String summary() {
        return "names servers with models that the assistant may ask, and tries them";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("list|add|remove|key|check", Count.ONE, "What to do"),
                new Parameter("NAME", Count.ANY, "The provider; check tries all if none is named")),
                List.of(new Option("kind", "KIND", "For add: openai (llama.cpp, vLLM, LM Studio and others speak it"
                                + " too), ollama or anthropic"),
                        new Option("address", "URL", "For add: where it is; else where such a server usually is"),
                        new Option("models", "NAMES", "For add: with commas between; else the server is asked"),
                        new Option("tasks", "TASKS", "For add: chat, complete or both with a comma; else chat"),
                        new Option("window", "TOKENS", "For add: how long a prompt and its answer can be together"),
                        new Option("no-key", "", "For add: it wants no key; so it is with plain http already"),
                        new Option("stays-here", "", "For add: it runs on this machine and hands nothing on"),
                        new Option("allow", "", "For add: puts its server on the list of those that the gate lets"
                                + " be reached; the gate itself stays as it is")),
                "Nothing is sent before the network gate lets it (rust-ai-ide network status). key reads the key from"
                        + " the standard input, or asks for it without showing it, and keeps it in the keyring. check"
                        + " asks for the list of models and for one word, and ends with 1 if one does not answer.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException, InterruptedException {
        List<String> words = invocation.parameters();
        String action = words.getFirst();
        if (words.size() > 2) {
            return misused(invocation, "key".equals(action) ? "a key is not taken as an argument, since those end up in"
                    + " the history of the shell. If that was a real one, replace it. Pipe it in: printf %s \"$KEY\" |"
                    + " rust-ai-ide providers key NAME" : action + " takes one name.");
        }
        Optional<String> name = words.stream().skip(1).findFirst();
        return switch (action) {
            case "list" -> list(invocation);
            case "check" -> check(invocation, name);
            case "add", "remove", "key" -> name.isEmpty() ? misused(invocation, action + " needs a NAME.")
                    : changed(action, name.get(), invocation);
            default -> misused(invocation, "unknown action \"" + action + "\": it is list, add, remove, key or check.");
        };
    }

    private ExitCode changed(String action, String name, Invocation invocation)
            throws FailureException, InterruptedException {
        return switch (action) {
            case "add" -> add(name, invocation);
            case "remove" -> remove(name, invocation);
            default -> key(known(name), invocation);
        };
    }

    private static ExitCode misused(Invocation invocation, String why) {
        invocation.message("rust-ai-ide providers: " + why);
        invocation.message("See: rust-ai-ide providers --help");
        return ExitCode.USAGE;
    }

    private Provider known(String name) throws FailureException {
        return providers.named(name).orElseThrow(() -> new FailureException(new Failure.Other(
                "There is no provider “" + name + "”.", "It is not among those of the settings.",
                "See rust-ai-ide providers list, or add it: rust-ai-ide providers add " + name + " --kind KIND.")));
    }

    private ExitCode list(Invocation invocation) {
        var rows = new ArrayList<Json>();
        for (Provider provider : providers.all()) {
            Optional<String> obstacle = providers.obstacle(provider);
            invocation.print(provider.name() + "  " + provider.protocol().word() + "  " + provider.address() + "  "
                    + String.join(", ", provider.models()) + (provider.staysHere() ? "  (stays here)" : ""));
            invocation.print("    " + obstacle.orElse("can be asked"));
            rows.add(json(provider).put("obstacle", obstacle.map(Json::of).orElse(Json.NULL)).build());
        }
        List<String> problems = providers.problems();
        problems.forEach(invocation::message);
        if (rows.isEmpty() && problems.isEmpty()) {
            invocation.message("No provider is named; add one: rust-ai-ide providers add NAME --kind KIND.");
        }
        invocation.print(Json.object().put("providers", Json.array(rows)).put("problems", Json.strings(problems))
                .build());
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static Json.ObjectBuilder json(Provider provider) {
        var json = Json.object();
        Provider.SCHEMA.json(provider).members().forEach(json::put);
        return json;
    }

    private ExitCode add(String name, Invocation invocation) throws FailureException, InterruptedException {
        Optional<Protocol> protocol = invocation.option("kind").flatMap(Protocol::of);
        if (protocol.isEmpty()) {
            return misused(invocation, "--kind needs openai, ollama or anthropic.");
        }
        String window = invocation.option("window").orElse("0");
        Set<ModelTask> tasks = tasks(invocation.option("tasks").orElse("chat"));
        if (!window.matches("\\d{1,9}") || tasks.isEmpty()) {
            return misused(invocation, "--window needs a number, and --tasks chat or complete.");
        }
        String address = invocation.option("address").orElse(protocol.get().usualAddress());
        boolean key = !invocation.has("no-key") && !address.startsWith("http://");
        try {
            List<String> models = List.of(invocation.option("models").orElse("").split(",")).stream().map(String::strip)
                    .filter(model -> !model.isEmpty()).toList();
            Provider provider = new Provider(name, protocol.get(), new URI(address), models, tasks,
                    Integer.parseInt(window), key, invocation.has("stays-here"));
            if (!provider.tasks().containsAll(tasks)) {
                return misused(invocation, protocol.get().word() + " can only be asked for "
                        + words(protocol.get().tasks()) + '.');
            }
            return add(provider, invocation);
        } catch (URISyntaxException | IllegalArgumentException wrong) {
            return misused(invocation, String.valueOf(wrong.getMessage()));
        }
    }

    private static Set<ModelTask> tasks(String words) {
        var tasks = new LinkedHashSet<ModelTask>();
        for (String word : words.split(",")) {
            Optional<ModelTask> task = ModelTask.of(word.strip()).filter(each -> each != ModelTask.EMBED);
            if (task.isEmpty()) {
                return Set.of();
            }
            tasks.add(task.get());
        }
        return tasks;
    }

    private static String words(Set<ModelTask> tasks) {
        return String.join(", ", tasks.stream().map(ModelTask::word).sorted().toList());
    }

    private ExitCode add(Provider named, Invocation invocation) throws FailureException, InterruptedException {
        if (invocation.has("allow") && !gate.judge(named.address()).isAllowed()
                && !gate.allowed().contains(named.server())) {
            var servers = new ArrayList<>(gate.allowed());
            servers.add(named.server());
            gate.setAllowed(servers);
        }
        Provider provider = named.models().isEmpty() ? withModels(named) : named;
        providers.put(provider);
        invocation.print("Added " + provider.name() + " with " + String.join(", ", provider.models()) + '.');
        providers.obstacle(provider).ifPresent(why -> invocation.message("It cannot be asked yet. " + why));
        if (!provider.staysHere()) {
            invocation.message("What it is asked may leave this machine, so it is asked only once “" + provider.name()
                    + "” is in the setting ai.remote, or one of its models is chosen for a task.");
        }
        invocation.print(json(provider).build());
        return ExitCode.OK;
    }

    /** With those that the server has, unless there are too many to mean them all. */
    private Provider withModels(Provider provider) throws FailureException, InterruptedException {
        List<String> found = asked(provider);
        if (found.isEmpty() || found.size() > MOST_FOUND) {
            throw new FailureException(new Failure.Other("Cannot tell which models of " + provider.name() + " to use.",
                    found.isEmpty() ? "The server says that it has none." : "It has " + found.size() + ": "
                            + String.join(", ", found.subList(0, MOST_FOUND)) + " …", "Name them with --models."));
        }
        return new Provider(provider.name(), provider.protocol(), provider.address(), found, provider.tasks(),
                provider.window(), provider.needsKey(), provider.staysHere());
    }

    private List<String> asked(Provider provider) throws FailureException, InterruptedException {
        try {
            return Answers.await(providers.models(provider));
        } catch (FailureException unasked) {
            Failure failure = unasked.failure();
            throw new FailureException(new Failure.Other("Cannot ask " + provider.name() + " which models it has.",
                    failure.why(), failure.nextStep() + " Or name them with --models: then nobody is asked."), unasked);
        }
    }

    private ExitCode remove(String name, Invocation invocation) throws FailureException {
        known(name);
        providers.remove(name);
        invocation.print("Removed " + name + " and its key.");
        invocation.print(Json.object().put("removed", name).build());
        return ExitCode.OK;
    }

    private ExitCode key(Provider provider, Invocation invocation) throws FailureException {
        try (Secret key = input.read("Key of " + provider.name() + " (not shown): ")) {
            if (key == null || key.isEmpty()) {
                return misused(invocation, key == null
                        ? "nobody can be asked here without being seen; pipe the key in." : "the key is empty.");
            }
            if (!isHeader(key)) {
                return misused(invocation, "a key has visible ASCII characters only, in one line.");
            }
            providers.setKey(provider, key);
        } catch (IllegalArgumentException | IOException unreadable) {
            return misused(invocation, "the key cannot be read: it must be a text in UTF-8.");
        }
        invocation.print("The key of " + provider.name() + " is kept.");
        invocation.print(Json.object().put("provider", provider.name()).put("secret", provider.key().name()).build());
        return ExitCode.OK;
    }

    /** Whether it can be sent as it is. */
    private static boolean isHeader(Secret key) {
        byte[] utf8 = key.utf8();
        boolean fits = true;
        for (byte unit : utf8) {
            fits &= unit > ' ' && unit < 0x7f;
        }
        Arrays.fill(utf8, (byte) 0);
        return fits;
    }

    private ExitCode check(Invocation invocation, Optional<String> name)
            throws FailureException, InterruptedException {
        List<Provider> asked = name.isPresent() ? List.of(known(name.get())) : providers.all();
        var rows = new ArrayList<Json>();
        boolean allWork = true;
        for (Provider provider : asked) {
            for (String model : provider.models()) {
                Json row = check(provider, model, invocation);
                allWork &= row.flag("works", false);
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            invocation.message("There is no model to try; add a provider: rust-ai-ide providers add NAME --kind KIND.");
        }
        invocation.print(Json.object().put("checked", Json.array(rows)).build());
        return allWork ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private Json check(Provider provider, String model, Invocation invocation) throws InterruptedException {
        var row = Json.object().put("provider", provider.name()).put("model", model);
        try {
            Checked checked = Answers.await(providers.check(provider, model));
            invocation.print(provider.name() + '/' + model + " answers after " + checked.millis() + " ms ("
                    + checked.readTokens() + " tokens read, " + checked.writtenTokens() + " written)"
                    + (checked.known() ? "" : ", though it is not on the server's list"));
            return row.put("works", true).put("listed", checked.known()).put("millis", checked.millis())
                    .put("answer", checked.answer()).put("readTokens", checked.readTokens())
                    .put("writtenTokens", checked.writtenTokens()).build();
        } catch (FailureException failed) {
            Failure failure = failed.failure();
            invocation.print(provider.name() + '/' + model + " does not answer. " + failure.why() + ' '
                    + failure.nextStep());
            return row.put("works", false).put("why", failure.why()).put("nextStep", failure.nextStep()).build();
        }
    }
}
