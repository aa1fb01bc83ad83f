package dev.rustaiide.system.external.apis.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.BackendSource;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.Explanation;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretChanged;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.external.apis.Providers;
import dev.rustaiide.system.network.services.EgressGate;
import dev.rustaiide.system.network.services.EgressGate.Ruling;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;

/** The providers of the settings, and their models as backends. The settings are asked each time. */
@Component(service = {Providers.class, BackendSource.class})
public final class SettingsProviders implements Providers, BackendSource {
    private static final int MOST_MODELS = 1000;
    private static final int LIST_BYTES = 4 << 20;
    private static final int SHOWN = 60;
    private static final String ALL = "its models";

    private final Settings settings;
    private final EgressGate gate;
    private final Network network;
    private final SecretStore store;
    private final KeyringKeys keys;
    private final Redactor redactor;
    private final Events events;
    private final Clock clock;
    private final Subscription secrets;

    @Activate
    public SettingsProviders(@Reference Settings settings, @Reference EgressGate gate, @Reference Network network,
            @Reference SecretStore store, @Reference Redactor redactor, @Reference Events events) {
        this(settings, gate, network, store, redactor, events, Clock.systemDefaultZone());
    }

    SettingsProviders(Settings settings, EgressGate gate, Network network, SecretStore store, Redactor redactor,
            Events events, Clock clock) {
        this.settings = settings;
        this.gate = gate;
        this.network = network;
        this.store = store;
        this.keys = new KeyringKeys(store);
        this.redactor = redactor;
        this.events = events;
        this.clock = clock;
        this.secrets = events.subscribe(SecretChanged.class,
                changed -> keys.remember(changed.id(), changed.action() == SecretChanged.Action.SET));
    }

    @Deactivate
    void close() {
        secrets.close();
    }

    @Override
    public List<Provider> all() {
        return settings.get(ProviderSettings.LIST);
    }

    @Override
    public List<String> problems() {
        var problems = new ArrayList<String>();
        for (Explanation.Said said : settings.explain(ProviderSettings.LIST).layers()) {
            if (said.verdict() == Explanation.Verdict.INVALID || said.verdict() == Explanation.Verdict.OUT_OF_SCOPE) {
                problems.add(said.why());
            }
        }
        return problems;
    }

    @Override
    public void put(Provider provider) throws FailureException {
        var changed = new ArrayList<>(all());
        int place = 0;
        while (place < changed.size() && !changed.get(place).name().equals(provider.name())) {
            place++;
        }
        if (place < changed.size()) {
            changed.set(place, provider);
        } else {
            changed.add(provider);
        }
        settings.set(ProviderSettings.LIST, List.copyOf(changed));
    }

    @Override
    public boolean remove(String name) throws FailureException {
        Optional<Provider> found = named(name);
        if (found.isEmpty()) {
            return false;
        }
        settings.set(ProviderSettings.LIST, all().stream().filter(each -> !each.name().equals(name)).toList());
        store.remove(found.get().key());
        keys.remember(found.get().key(), false);
        return true;
    }

    @Override
    public void setKey(Provider provider, Secret key) throws FailureException {
        store.put(provider.key(), key);
        keys.remember(provider.key(), true);
        if (!provider.needsKey()) {
            put(new Provider(provider.name(), provider.protocol(), provider.address(), provider.models(),
                    provider.tasks(), provider.window(), true, provider.staysHere()));
        }
    }

    @Override
    public List<Backend> backends() {
        var backends = new ArrayList<Backend>();
        for (Provider provider : all()) {
            Server server = server(provider);
            for (String model : provider.models()) {
                backends.add(new RemoteBackend(server, model, () -> named(provider.name()).map(this::server),
                        () -> obstacle(provider)));
            }
        }
        return backends;
    }

    private Server server(Provider provider) {
        return new Server(provider, Dialect.of(provider), network, keys, redactor,
                Duration.ofSeconds(settings.get(ProviderSettings.PATIENCE)), clock, events::publish);
    }

    @Override
    public Optional<String> obstacle(Provider provider) {
        Ruling ruling = gate.judge(provider.address());
        if (!ruling.isAllowed()) {
            return Optional.of(ruling.why() + ' ' + ruling.nextStep());
        }
        if (provider.needsKey() && provider.isReadable()) {
            return Optional.of("Its key could be read on the way, since " + provider.server()
                    + " is plain HTTP. Use its https address.");
        }
        return provider.needsKey() && keys.isMissing(provider)
                ? Optional.of("It wants a key, and none is kept. Set it: rust-ai-ide providers key " + provider.name()
                        + '.') : Optional.empty();
    }

    @Override
    public Call<List<String>> models(Provider provider) {
        return Call.start("models of " + provider.name(), scope -> models(provider, scope));
    }

    private List<String> models(Provider provider, Scope scope) throws Exception {
        Server server = server(provider);
        allowed(provider);
        OutgoingRequest request = OutgoingRequest.get(Asking.WHO, "get the list of models of " + provider.name(),
                server.dialect().modelsAddress()).within(server.patience());
        for (Map.Entry<String, String> header : server.dialect().headers(keys.key(provider)).entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        try (HttpReply reply = scope.await(network.send(request))) {
            String body = new String(reply.body().readNBytes(LIST_BYTES), StandardCharsets.UTF_8);
            if (!reply.isSuccess()) {
                throw Refusal.of(reply, redactor.redact(body), clock).failure(provider, ALL, clock);
            }
            return server.dialect().models(Json.parse(body)).stream().filter(Provider::isModel).limit(MOST_MODELS)
                    .toList();
        } catch (JsonException page) {
            throw Refusal.failed(provider, ALL, "It answered with something that is no list of models.",
                    "Check the address, and whether a proxy or a login page stands between.");
        } catch (IOException broken) {
            throw Refusal.failed(provider, ALL, "The connection broke: " + broken.getMessage() + '.', "Try again.");
        }
    }

    private void allowed(Provider provider) throws FailureException {
        Optional<String> obstacle = obstacle(provider);
        if (obstacle.isPresent()) {
            throw Refusal.failed(provider, ALL, obstacle.get(), "Use another model until then.");
        }
    }

    @Override
    public Call<Checked> check(Provider provider, String model) {
        return Call.start("check " + provider.name(), scope -> {
            List<String> known = models(provider, scope);
            var prompt = new Prompt.Chat(List.of(new Message.Question("Answer with the one word: ready")), List.of());
            long start = System.nanoTime();
            var first = new AtomicLong();
            Generation answer = new Asking(server(provider), model, prompt, Decoding.greedy(16),
                    piece -> first.compareAndSet(0, System.nanoTime() - start)).answer(scope);
            String text = answer.text().strip();
            return new Checked(model, known.contains(model), first.get() / 1_000_000,
                    ErrorText.line(text.substring(0, text.offsetByCodePoints(0,
                            Math.min(SHOWN, text.codePointCount(0, text.length()))))),
                    answer.readTokens(), answer.writtenTokens());
        });
    }
}
