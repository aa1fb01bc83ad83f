package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.FolderToolchains;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Variable;
import dev.rustaiide.system.debug.adapter.VariableScope;

/** Real processes and settings, a folder, and what a session tells. */
final class Workshop implements AutoCloseable {
    private static final long PATIENCE = 30;

    final Path folder;
    final RealMachine machine = new RealMachine();
    final BlockingQueue<DebugEvent> events = new LinkedBlockingQueue<>();
    final StringBuilder printed = new StringBuilder();
    final AdapterDebugging debugging;
    boolean trusted = true;
    private final TestSettings settings;
    private final List<DebugSession> sessions = new ArrayList<>();

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    Workshop(Path folder, Family.Patience patience) throws IOException {
        this.folder = folder.toRealPath();
        Path home = Files.createDirectories(this.folder.resolve("home"));
        List<SettingKey<?>> keys = new ArrayList<>(new DebugSettings().keys());
        keys.addAll(TestCargo.settings());
        settings = new TestSettings(home, keys, List.of(), List::of, null, null);
        FolderToolchains toolchains = TestCargo.toolchains(machine.processes(), machine.programs(),
                settings.settings(), place -> trusted);
        debugging = new AdapterDebugging(machine.programs(), machine.processes(), settings.settings(),
                new Paths(home, home, home, home, home), toolchains, patience)
                .with(new BuiltInAdapters(), place -> trusted);
    }

    Workshop(Path folder) throws IOException {
        this(folder, Family.Patience.USUAL);
    }

    /** The program of the resource {@code NAME.rs}, built in {@code folder} with symbols. */
    static Path build(Path folder, String name) throws Exception {
        Path source = folder.resolve(name + ".rs");
        try (InputStream text = Workshop.class.getResourceAsStream('/' + name + ".rs")) {
            Files.write(source, text.readAllBytes());
        }
        Path program = folder.resolve(name);
        Process rustc = new ProcessBuilder("rustc", "-g", "--edition=2021", "-o", program.toString(),
                source.toString()).directory(folder.toFile()).inheritIO().start();
        if (!rustc.waitFor(60, TimeUnit.SECONDS) || rustc.exitValue() != 0) {
            fail("rustc does not build " + name);
        }
        return program;
    }

    static boolean has(String... programs) {
        try (var machine = new RealMachine()) {
            return Stream.of(programs).allMatch(name -> machine.programs().find(name).isPresent());
        }
    }

    DebugSession start(DebugTarget target, Breakpoint... breakpoints) throws Exception {
        DebugSession session;
        try {
            session = debugging.start(target, List.of(breakpoints), events::add).await(Duration.ofSeconds(60));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
        sessions.add(session);
        return session;
    }

    DebugTarget.Launch launch(Path program, String... arguments) {
        return DebugTarget.Launch.of(folder, program, List.of(arguments));
    }

    static Breakpoint line(Path file, int fromOne) {
        return new Breakpoint.AtLine(file, fromOne - 1, Breakpoint.When.ALWAYS);
    }

    /** The next stop; what is printed on the way is kept. */
    DebugEvent.Stopped stopped() throws InterruptedException {
        return next(DebugEvent.Stopped.class);
    }

    <E extends DebugEvent> E next(Class<E> kind) throws InterruptedException {
        while (true) {
            DebugEvent event = events.poll(PATIENCE, TimeUnit.SECONDS);
            if (event instanceof DebugEvent.Output(DebugEvent.Output.Kind who, String text)
                    && who != DebugEvent.Output.Kind.CONSOLE) {
                printed.append(text);
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            if (event == null || event instanceof DebugEvent.Ended) {
                return fail("no " + kind.getSimpleName() + " but " + event + " after: " + printed);
            }
        }
    }

    static Frame top(DebugSession session, DebugEvent.Stopped stopped) throws Exception {
        return session.stack(stopped.thread(), 0, 1).await().getFirst();
    }

    static List<Variable> locals(DebugSession session, Frame frame) throws Exception {
        VariableScope first = session.scopes(frame).await().getFirst();
        return session.variables(first.handle(), 0, 0).await();
    }

    static Variable local(DebugSession session, Frame frame, String name) throws Exception {
        return locals(session, frame).stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseGet(() -> fail("there is no " + name));
    }

    /** How many processes run whose command line has {@code words}, this one aside. */
    static long running(String words) {
        return ProcessHandle.allProcesses().filter(each -> each.pid() != ProcessHandle.current().pid())
                .filter(each -> isRunning(each.pid(), words)).count();
    }

    private static boolean isRunning(long pid, String words) {
        Path process = Path.of("/proc/" + pid);
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ').contains(words)
                    && !Files.readString(process.resolve("stat")).matches("(?s).*\\) Z .*");
        } catch (IOException gone) {
            return false;
        }
    }

    /** Waits until none of those is left. */
    static void awaitNone(String words) throws InterruptedException {
        for (int i = 0; i < 100 && running(words) > 0; i++) {
            Thread.sleep(50);
        }
        if (running(words) > 0) {
            fail("left behind: " + words);
        }
    }

    static Optional<Integer> lineOf(Path file, String text) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws Exception {
        for (DebugSession each : sessions) {
            each.end().await(Duration.ofSeconds(10));
        }
        machine.close();
        settings.close();
    }
}
