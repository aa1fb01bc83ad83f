package dev.rustaiide.system.terminal.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;
import dev.rustaiide.system.terminal.Terminals;

/** Terminals by the system's pseudo terminals. */
@Component
public final class PtyTerminals implements Terminals {
    private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LANG");

    /** Longer than it takes to close one; they are closed all at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Programs programs;
    private final Map<String, String> environment;
    private final Shells shells;
    private final Set<PtySession> open = ConcurrentHashMap.newKeySet();
    /** Looked up when the first terminal is opened, since that takes a tenth of a second. */
    private @Nullable Libc libc;

    @Activate
    public PtyTerminals(@Reference Programs programs, @Reference StandardPaths paths) {
        this(programs, paths.cache().resolve("shell"), System.getenv());
    }

    PtyTerminals(Programs programs, Path cache, Map<String, String> environment) {
        this.programs = programs;
        this.environment = environment;
        shells = new Shells(environment, cache);
    }

    @Deactivate
    public void close() {
        List<Call<Void>> ends = open.stream().map(TerminalSession::close).toList();
        for (Call<Void> end : ends) {
            try {
                end.await(PATIENCE);
            } catch (ExecutionException | TimeoutException late) {
                LoggerFactory.getLogger(PtyTerminals.class).warn("A terminal was not closed in time", late);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized Libc libc() throws FailureException {
        Libc known = libc;
        if (known == null) {
            if (!System.getProperty("os.name", "").equals("Linux")) {
                throw new FailureException(new Failure.Other("Cannot open a terminal.",
                        "This product has terminals on Linux only, so far.", "Use a terminal of the desktop."));
            }
            known = new Libc();
            libc = known;
        }
        return known;
    }

    @Override
    public TerminalSession open(Launch launch, SessionListener listener) throws FailureException {
        if (!Files.isDirectory(launch.folder())) {
            throw new FailureException(new Failure.Missing(launch.folder()));
        }
        Map<String, String> variables = variables();
        variables.put("PWD", launch.folder().toString());
        launch.environment().forEach((name, value) -> {
            if (value.isEmpty()) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
        try {
            boolean shell = launch.command().isEmpty();
            Path program = shell ? shells.program() : executable(launch.command().getFirst());
            List<String> words = shell ? shells.arguments(program, variables) : launch.command();
            Pty pty = Pty.start(libc(), program, words, launch.folder(), variables, launch.columns(), launch.rows());
            return started(pty, launch, listener);
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot open a terminal.",
                    "The system says: " + refused.getMessage() + '.',
                    "Close what is not needed any more, and check that /dev/ptmx is there."), refused);
        }
    }

    private TerminalSession started(Pty pty, Launch launch, SessionListener listener) {
        List<PtySession> self = new ArrayList<>();
        synchronized (self) {
            PtySession session = new PtySession(pty, launch, listener, () -> {
                synchronized (self) {
                    open.removeAll(self);
                }
            });
            self.add(session);
            open.add(session);
            return session;
        }
    }

    private Path executable(String program) throws FailureException {
        Path path = Path.of(program);
        if (path.isAbsolute() && Files.isExecutable(path) && !Files.isDirectory(path)) {
            return path;
        }
        return programs.find(program).orElseThrow(() -> new FailureException(new Failure.NoProgram(program,
                "run " + program, "Install it, or give its whole path.")));
    }

    /** Those of the user: without ours, and with what tells programs what this terminal can do. */
    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(environment);
        variables.keySet().removeIf(name -> name.startsWith("RUST_AI_IDE_") || name.equals("COLUMNS")
                || name.equals("LINES") || name.equals("WINDOWID") || name.startsWith("VTE_"));
        variables.put("TERM", "xterm-256color");
        variables.put("COLORTERM", "truecolor");
        variables.put("TERM_PROGRAM", "rust-ai-ide");
        if (LOCALE.stream().noneMatch(name -> !variables.getOrDefault(name, "").isEmpty())) {
            variables.put("LANG", "C.UTF-8");
        }
        return variables;
    }
}
