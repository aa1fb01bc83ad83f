package dev.rustaiide.system.lsp.client.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.Effect.EditTaker;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.FolderToolchains;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.lsp.client.ClientCommands;
import dev.rustaiide.system.lsp.client.EditApplier;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerDefinitions;
import dev.rustaiide.system.lsp.client.internal.server.Discovery;
import dev.rustaiide.system.lsp.client.internal.server.Edits;
import dev.rustaiide.system.lsp.client.internal.server.Host;
import dev.rustaiide.system.lsp.client.internal.server.LspSettings;
import dev.rustaiide.system.lsp.client.internal.server.Overlay;
import dev.rustaiide.system.lsp.client.internal.server.Roots;
import dev.rustaiide.system.lsp.client.internal.server.SupervisedServer;

/** One server for each definition and root, whoever asks. */
@Component(service = {LanguageServers.class, SharedServers.class})
public final class SharedServers implements LanguageServers, Host {
    private static final Duration WEIGHED_EVERY = Duration.ofSeconds(5);
    private static final Duration VERSION_PATIENCE = Duration.ofSeconds(5);
    private static final long LONGEST_FILE = 16 << 20;
    private static final int MOST_VIEWS = 256;

    private final Processes processes;
    private final Programs programs;
    private final Settings settings;
    private final FileWatching watching;
    private final Consumer<Record> events;
    private final List<ServerDefinition> definitions;
    private final Discovery discovery;
    private final Roots roots = new Roots();
    private final Map<Key, SupervisedServer> servers = new ConcurrentHashMap<>();
    /** By the folder of a file. */
    private final Map<Path, SettingsView> views = new ConcurrentHashMap<>();
    private final Findings findings;
    private final EditTurns turns = new EditTurns();
    private final Map<ServerDefinition, ServerSource> sources = new ConcurrentHashMap<>();
    private final List<ClientCommands> commands = new CopyOnWriteArrayList<>();
    private volatile @Nullable ExecutionPolicy policy;
    private volatile @Nullable EditApplier applier;
    private @Nullable Call<?> scales;
    private Events.@Nullable Subscription choices;
    private volatile Duration firstPause = SupervisedServer.FIRST_PAUSE;

    private record Key(String server, Path root) {}

    @Activate
    public SharedServers(@Reference Processes processes, @Reference Programs programs, @Reference Settings settings,
            @Reference StandardPaths paths, @Reference FileWatching watching, @Reference FolderToolchains toolchains,
            @Reference Events events,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE) List<ServerDefinitions> definitions) {
        this(processes, programs, settings, paths, watching, toolchains, events::publish, definitions);
        choices = events.subscribe(SettingChanged.class, this::reconfigure);
    }

    private SharedServers(Processes processes, Programs programs, Settings settings, StandardPaths paths,
            FileWatching watching, FolderToolchains toolchains, Consumer<Record> events,
            List<ServerDefinitions> definitions) {
        this.processes = processes;
        this.programs = programs;
        this.settings = settings;
        this.watching = watching;
        this.events = events;
        this.discovery = new Discovery(toolchains, programs, settings, paths);
        this.findings = new Findings(events);
        List<ServerDefinition> all = new ArrayList<>();
        definitions.forEach(source -> all.addAll(source.definitions()));
        all.sort(Comparator.comparing(ServerDefinition::id));
        this.definitions = List.copyOf(all);
    }

    /** For tests, which hear the events themselves. No constructor: the framework tells those by their length. */
    public static SharedServers telling(Consumer<Record> events, Processes processes, Programs programs,
            Settings settings, StandardPaths paths, FileWatching watching, FolderToolchains toolchains,
            List<ServerDefinitions> definitions) {
        return new SharedServers(processes, programs, settings, paths, watching, toolchains, events, definitions);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void bindPolicy(ExecutionPolicy provided) {
        policy = provided;
    }

    void unbindPolicy(ExecutionPolicy gone) {
        policy = policy == gone ? null : policy;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindApplier(EditApplier provided) {
        applier = provided;
    }

    void unbindApplier(EditApplier gone) {
        applier = applier == gone ? null : applier;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindCommands(ClientCommands provided) {
        commands.add(provided);
    }

    void unbindCommands(ClientCommands gone) {
        commands.remove(gone);
    }

    @Deactivate
    public synchronized void close() {
        if (choices != null) {
            choices.close();
        }
        servers.values().forEach(SupervisedServer::stop);
        if (scales != null) {
            scales.cancel();
        }
    }

    /** For tests, which cannot wait that long. */
    public void hurry() {
        firstPause = Duration.ofMillis(10);
    }

    @Override
    public List<ServerDefinition> definitions() {
        return definitions;
    }

    @Override
    public Call<List<FoundServer>> find(Path place) {
        return Call.start("find language servers", scope -> {
            List<Call<FoundServer>> calls = new ArrayList<>();
            for (ServerDefinition definition : definitions) {
                calls.add(scope.start(definition.id(), part -> discovery.find(definition, place)));
            }
            List<FoundServer> found = new ArrayList<>();
            for (Call<FoundServer> call : calls) {
                found.add(call.await());
            }
            return found;
        });
    }

    @Override
    public Call<String> version(FoundServer found) {
        return found.program().isEmpty() || found.definition().versionArguments().isEmpty() ? Call.of("")
                : programs.version(found.program().get(), found.definition().versionArguments());
    }

    @Override
    public Path rootOf(ServerDefinition definition, Path file) {
        return roots.of(definition, file);
    }

    /** The root that is known already, without a look at the disk. */
    Optional<Path> knownRoot(ServerDefinition definition, Path file) {
        return roots.known(definition, file);
    }

    @Override
    public List<LanguageServer> running() {
        return List.copyOf(servers.values());
    }

    @Override
    public Optional<LanguageServer> running(LanguageId language, Path file) {
        return servers.values().stream().filter(server -> server.definition().languages().contains(language)
                && file.startsWith(server.root())).map(LanguageServer.class::cast)
                .max(Comparator.comparingInt(server -> server.root().getNameCount()));
    }

    @Override
    public LanguageServer start(ServerDefinition definition, Path root) {
        SupervisedServer server = server(definition, root);
        server.start(true, false);
        return server;
    }

    /** The server of {@code root}; it is not started by this. */
    SupervisedServer server(ServerDefinition definition, Path root) {
        weighFromNowOn();
        return servers.computeIfAbsent(new Key(definition.id(), root),
                key -> new SupervisedServer(this, definition, root, firstPause));
    }

    /** The servers of {@code definition} as a source of answers. */
    public ServerSource source(ServerDefinition definition) {
        return sources.computeIfAbsent(definition, one -> new ServerSource(this, one));
    }

    List<SupervisedServer> servers(ServerDefinition definition) {
        return servers.values().stream().filter(server -> server.definition().equals(definition)).toList();
    }

    /** @param enabled of the server's definition */
    boolean isEnabled(SettingKey<Boolean> enabled, Path file) {
        return settingsAround(file).get(enabled);
    }

    /** Kept, since this is asked at every key that is typed, and to look for the place's settings reads the disk. */
    private SettingsView settingsAround(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return settings;
        }
        SettingsView known = views.get(folder);
        if (known == null) {
            if (views.size() > MOST_VIEWS) {
                views.clear();
            }
            known = settings.in(file);
            views.put(folder, known);
        }
        return known;
    }

    private synchronized void weighFromNowOn() {
        if (scales == null) {
            Correlation.apart(() -> scales = Call.every(WEIGHED_EVERY, "weigh language servers", scope -> weigh()));
        }
    }

    private boolean weigh() {
        for (SupervisedServer server : servers.values()) {
            long limit = settings.in(server.root()).get(LspSettings.MEMORY);
            server.weigh(limit == 0 ? Long.MAX_VALUE : limit << 20);
        }
        return true;
    }

    Optional<ClientCommands> commands(ServerDefinition definition) {
        return commands.stream().filter(known -> known.server().equals(definition.id())).findFirst();
    }

    @Override
    public Processes processes() {
        return processes;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public FileWatching watching() {
        return watching;
    }

    @Override
    public boolean mayRun(Path root) {
        ExecutionPolicy asked = policy;
        return asked != null && asked.mayRun(root);
    }

    @Override
    public FoundServer find(ServerDefinition definition, Path root) throws InterruptedException {
        return discovery.find(definition, root);
    }

    @Override
    public String versionOf(FoundServer found) throws InterruptedException {
        try {
            return version(found).await(VERSION_PATIENCE);
        } catch (ExecutionException | TimeoutException silent) {
            return "";
        }
    }

    @Override
    public Json furtherOptions(FoundServer found, Path root) throws InterruptedException {
        if (!found.definition().languages().contains(LanguageId.RUST)) {
            return Json.NULL;
        }
        Json options = CargoOverlay.of(settings, root);
        return discovery.librarySources(found, root).map(folder -> Overlay.of(options,
                Overlay.at("cargo.sysrootSrc", Json.of(folder.toString())))).orElse(options);
    }

    /** What people choose for Cargo holds for the server too. */
    private void reconfigure(SettingChanged changed) {
        if (changed.id().startsWith(CargoOverlay.SETTINGS)) {
            servers.values().stream().filter(server -> server.definition().languages().contains(LanguageId.RUST))
                    .forEach(SupervisedServer::reconfigure);
        }
    }

    /** Cargo stays off the network here where a setting keeps it off elsewhere. */
    @Override
    public Map<String, String> environment(Path root) {
        boolean offline = settings.key("cargo.offline").map(key -> isOn(key, root)).orElse(true);
        return offline ? Map.of("CARGO_NET_OFFLINE", "true") : Map.of();
    }

    private boolean isOn(SettingKey<?> key, Path root) {
        return settings.in(root).get(key) instanceof Boolean on && on;
    }

    @Override
    public Optional<Text> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_FILE) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(DecodedText.ofUtf8(bytes, 0, bytes.length).text());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void publish(Record event) {
        events.accept(event);
    }

    @Override
    public void diagnostics(SupervisedServer server, Json published) {
        findings.pushed(server, published);
    }

    @Override
    public void outdated(SupervisedServer server, String refresh) {
        if (refresh.equals(Refreshes.DIAGNOSTICS)) {
            source(server.definition()).pullAgain();
        } else {
            Refreshes.publish(server.definition().id(), refresh, events);
        }
    }

    @Override
    public void ended(SupervisedServer server) {
        findings.forget(server);
    }

    @Override
    public Call<Boolean> edit(SupervisedServer server, String label, Json edit) {
        WorkspaceEdit wanted = new Edits(server.texts()).workspaceEdit(edit, server);
        Optional<EditTaker> taker = turns.taker(server);
        if (taker.isPresent()) {
            return taker.get().take(label, wanted);
        }
        EditApplier asked = applier;
        return asked == null ? Call.of(false) : asked.apply(server.definition().id(), label, wanted);
    }

    EditTurns turns() {
        return turns;
    }

    Findings findings() {
        return findings;
    }
}
