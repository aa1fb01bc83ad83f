package dev.rustaiide.system.agent.tools.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.agent.tools.Sandbox;

/** Namespaces of Linux, by {@code bwrap}. */
@Component
public final class BubblewrapSandbox implements Sandbox {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> SYSTEM = List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
            "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/localtime",
            "/nix/store", "/run/current-system");

    private final Programs programs;
    private final Processes processes;
    /** Guarded by this. */
    private @Nullable Call<State> asked;

    @Activate
    public BubblewrapSandbox(@Reference Programs programs, @Reference Processes processes) {
        this.programs = programs;
        this.processes = processes;
    }

    @Override
    public synchronized Call<State> state() {
        Call<State> call = asked;
        if (call == null) {
            call = Call.start("try the sandbox", this::tried);
            asked = call;
        }
        return call;
    }

    private State tried(Scope scope) throws InterruptedException {
        if (program().isEmpty()) {
            return State.MISSING;
        }
        // It has to do what it promises, not just to start: what is not shared must not be there.
        Command probe = confine(Command.of("/usr/bin/test", "!", "-e", System.getProperty("user.home")),
                new Confinement(Map.of(), List.of(), Optional.empty(), Map.of()));
        try {
            var result = scope.await(processes.run(probe).cancelAfter(PATIENCE));
            if (result.exit() != 0) {
                LoggerFactory.getLogger(BubblewrapSandbox.class).warn("bwrap does not work: {}", result.err());
            }
            return result.exit() == 0 ? State.WORKS : State.BROKEN;
        } catch (ExecutionException failed) {
            LoggerFactory.getLogger(BubblewrapSandbox.class).warn("bwrap does not work", failed);
            return State.BROKEN;
        } catch (InterruptedException late) {
            scope.check();
            return State.BROKEN;
        }
    }

    private Optional<Path> program() {
        return programs.find("bwrap");
    }

    @Override
    public Command confine(Command inner, Confinement confinement) {
        List<String> words = new ArrayList<>(List.of("--unshare-all", "--die-with-parent", "--new-session",
                "--cap-drop", "ALL", "--clearenv", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
        SYSTEM.forEach(path -> bind(words, "--ro-bind-try", path, path));
        for (Path path : confinement.readable()) {
            if (Files.exists(path)) {
                bind(words, "--ro-bind", path.toString(), path.toString());
            }
        }
        new TreeMap<>(confinement.writable()).forEach((seen, real) -> bind(words, "--bind", real.toString(),
                seen.toString()));
        new TreeMap<>(confinement.environment()).forEach((name, value) -> words.addAll(List.of("--setenv", name,
                value)));
        confinement.folder().ifPresent(folder -> words.addAll(List.of("--chdir", folder.toString())));
        words.add("--");
        words.add(inner.program());
        words.addAll(inner.arguments());
        return Command.of(program().map(Path::toString).orElse("bwrap"), words);
    }

    private static void bind(List<String> words, String how, String from, String to) {
        words.add(how);
        words.add(from);
        words.add(to);
    }
}
