package dev.rustaiide.system.external.apis.internal;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.Provider;
import dev.rustaiide.system.network.services.testing.TestNetwork;

/** Providers with all that they need: real settings, the real gate, and a keyring of the test. */
final class Asked implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String KEY = "sk-test-0123456789";

    final List<Record> events = new CopyOnWriteArrayList<>();
    final List<String> pieces = new CopyOnWriteArrayList<>();
    final TreeMap<SecretId, Secret> kept = new TreeMap<>();
    final TestSettings settings;
    final TestNetwork network;
    final SettingsProviders providers;

    Asked(Path home, Clock clock, String... arguments) {
        this(home, clock, List.of(), arguments);
    }

    /** @param more settings that somebody asks for */
    Asked(Path home, Clock clock, List<SettingKey<?>> more, String... arguments) {
        Events published = (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("publish")) {
                        events.add((Record) values[0]);
                    }
                    return null;
                });
        var keys = new ArrayList<SettingKey<?>>(new ProviderSettings().keys());
        keys.addAll(TestNetwork.keys());
        keys.addAll(more);
        settings = new TestSettings(home, keys, List.of(arguments), List::of, written(), published);
        network = new TestNetwork(settings.settings(), published);
        providers = new SettingsProviders(settings.settings(), network.gate(), network.network(), new Kept(),
                new Known(), published, clock);
    }

    /** With the gate open for {@code server}, and little patience. */
    static Asked of(Path home, ProviderServer server) {
        return new Asked(home, Clock.systemDefaultZone(), open(server.origin(), "--set", "providers.patience=1"));
    }

    static String[] open(String origin, String... more) {
        var arguments = new ArrayList<>(List.of("--set", "network.open=true", "--set", "network.allowed=" + origin));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    static Provider provider(Protocol protocol, ProviderServer server) {
        return new Provider("p", protocol, URI.create(server.origin()), List.of("m"),
                Set.of(ModelTask.CHAT, ModelTask.COMPLETE), 4096, false, false);
    }

    Asked with(Provider provider) throws FailureException {
        providers.put(provider);
        return this;
    }

    Asked withKey(Provider provider) throws FailureException {
        with(provider);
        try (Secret key = Secret.of(KEY.toCharArray())) {
            providers.setKey(provider, key);
        }
        return this;
    }

    static Prompt chat(String question) {
        return new Prompt.Chat(List.of(new Message.Question(question)), List.of());
    }

    Backend backend() {
        return providers.backends().getFirst();
    }

    /** As the one who keeps it open has it, whatever the gate says. */
    TextGenerator generator() {
        var backend = (RemoteBackend) backend();
        return new RemoteGenerator(backend.server(), backend.now(), backend.model());
    }

    Generation ask(Prompt prompt, Decoding decoding) throws Exception {
        try (TextGenerator generator = backend().open().await(PATIENCE)) {
            return generator.generate(prompt, decoding, pieces::add).await(PATIENCE);
        }
    }

    Generation ask(String question) throws Exception {
        return ask(chat(question), Decoding.greedy(100));
    }

    Failure failure(Prompt prompt, Decoding decoding) throws Exception {
        try {
            throw new AssertionError("it answered " + ask(prompt, decoding));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FailureException known) {
                return known.failure();
            }
            throw failed;
        }
    }

    Failure failure() throws Exception {
        return failure(chat("hello"), Decoding.greedy(100));
    }

    @Override
    public void close() {
        network.close();
        settings.close();
    }

    /** Writes as a program without care would. */
    private static TextFiles written() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    Path file = (Path) arguments[0];
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, arguments[1].toString());
                    return null;
                });
    }

    /** Knows the one key of the tests. */
    private static final class Known implements Redactor {
        @Override
        public String redact(String text) {
            return text.replace(KEY, Secret.SHOWN);
        }

        @Override
        public void learn(Secret secret) {
            throw new UnsupportedOperationException();
        }
    }

    /** Keeps them as long as the test. */
    private final class Kept implements SecretStore {
        private final Backend backend = new Backend("a test", "", true, "");

        @Override
        public Optional<Secret> get(SecretId id) {
            return Optional.ofNullable(kept.get(id)).map(Secret::copy);
        }

        @Override
        public Secret getOrPut(SecretId id, Supplier<Secret> first) {
            return kept.computeIfAbsent(id, none -> first.get()).copy();
        }

        @Override
        public void put(SecretId id, Secret secret) {
            kept.put(id, secret.copy());
        }

        @Override
        public boolean remove(SecretId id) {
            return kept.remove(id) != null;
        }

        @Override
        public boolean rotateKey() {
            return false;
        }

        @Override
        public SortedMap<SecretId, Backend> list() {
            return new TreeMap<>();
        }

        @Override
        public Backend backend() {
            return backend;
        }
    }
}
