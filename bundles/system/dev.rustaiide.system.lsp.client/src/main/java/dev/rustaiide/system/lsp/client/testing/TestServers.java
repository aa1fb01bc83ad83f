package dev.rustaiide.system.lsp.client.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;
import dev.rustaiide.system.lsp.client.ClientCommands;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.internal.BuiltInServers;
import dev.rustaiide.system.lsp.client.internal.SharedServers;
import dev.rustaiide.system.lsp.client.internal.server.LspSettings;

/** The servers with real processes and settings, and a folder to work in. */
public final class TestServers implements AutoCloseable {
    private final List<Consumer<Record>> listeners = new CopyOnWriteArrayList<>();
    private final List<Record> heard = Collections.synchronizedList(new ArrayList<>());
    private final TestProcesses processes = new TestProcesses();
    private final SharedServers servers;
    private final Path folder;
    private final List<Consumer<FileChanges>> watchers = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean trusted = true;
    private final TestSettings settings;

    /** With the programs of this machine; {@code arguments} are those of the command line. */
    public TestServers(Path temporary, ServerDefinition definition, String... arguments) throws IOException {
        this(temporary, TestPrograms.installed(), definition, arguments);
    }

    /** As above, with {@code programs}. */
    public TestServers(Path temporary, TestPrograms programs, ServerDefinition definition, String... arguments)
            throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("project"));
        Path home = Files.createDirectories(temporary.toRealPath().resolve("home"));
        List<SettingKey<?>> keys = new ArrayList<>(new LspSettings(List.of(() -> List.of(definition))).keys());
        keys.addAll(TestCargo.settings());
        settings = new TestSettings(home, keys, List.of(arguments), () -> List.of(new Folder(folder, trusted)), null,
                null);
        servers = SharedServers.telling(this::hear, processes, programs, settings.settings(), new Paths(home),
                new Watching(), TestCargo.toolchains(processes, programs, settings.settings(), any -> trusted),
                List.of(() -> List.of(definition)));
        servers.bindPolicy(any -> trusted);
    }

    /** rust-analyzer, which is {@code program}. */
    public static TestServers rust(Path temporary, Path program) throws IOException {
        return new TestServers(temporary, new BuiltInServers().definitions().getFirst(), "--set",
                "lsp.rustAnalyzer.program=" + program);
    }

    private void hear(Record event) {
        heard.add(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    /** Gives {@code listener} each event from now on, on the thread of whoever publishes it. */
    public void listen(Consumer<Record> listener) {
        listeners.add(listener);
    }

    public LanguageServers servers() {
        return servers;
    }

    /** What a server's commands mean. */
    public void provide(ClientCommands commands) {
        servers.bindCommands(commands);
    }

    /** Servers that fall start again at once, as tests cannot wait. */
    public void hurry() {
        servers.hurry();
    }

    public TestProcesses processes() {
        return processes;
    }

    /** Where the tests' files are. */
    public Path folder() {
        return folder;
    }

    /** Whether code of the folder may run. */
    public void trust(boolean now) {
        trusted = now;
    }

    /** Those that wait for changes of files. */
    public List<Consumer<FileChanges>> watchers() {
        return List.copyOf(watchers);
    }

    /** The servers of the first definition, as a source. */
    public LanguageSource source() {
        return servers.source(servers.definitions().getFirst());
    }

    /** Writes a file; its text is the first version. */
    public SourceText write(String name, LanguageId language, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new SourceText(file, language, 1, Text.of(content));
    }

    /** Asks the source and waits. */
    public <A> A ask(Question<A> question) throws Exception {
        return source().ask(question).await(Duration.ofSeconds(60));
    }

    /** The events of a type. */
    public <E extends Record> List<E> heard(Class<E> type) {
        synchronized (heard) {
            return heard.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    /** The stages that were told, each once in a row. */
    public List<SourceChanged.Stage> stages() {
        List<SourceChanged.Stage> stages = new ArrayList<>();
        for (SourceChanged change : heard(SourceChanged.class)) {
            if (stages.isEmpty() || stages.getLast() != change.stage()) {
                stages.add(change.stage());
            }
        }
        return stages;
    }

    /** Waits for half a minute. */
    public static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, Duration.ofSeconds(30), condition);
    }

    /** Waits as long as {@code patience}. */
    public static void await(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        servers.close();
        processes.started().forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        settings.close();
    }

    private record Paths(Path home) implements StandardPaths {
        @Override
        public Path config() {
            return home;
        }

        @Override
        public Path data() {
            return home;
        }

        @Override
        public Path cache() {
            return home;
        }

        @Override
        public Path logs() {
            return home;
        }

        @Override
        public Path state() {
            return home;
        }
    }

    private final class Watching implements FileWatching {
        @Override
        public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
            watchers.add(listener);
            return new FileWatch() {
                @Override
                public Call<Void> ready() {
                    return Call.of(null);
                }

                @Override
                public boolean isPolling() {
                    return false;
                }

                @Override
                public void close() {
                    watchers.remove(listener);
                }
            };
        }
    }
}
