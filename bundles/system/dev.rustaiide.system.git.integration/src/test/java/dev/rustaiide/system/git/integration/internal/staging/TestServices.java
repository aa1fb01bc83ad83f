package dev.rustaiide.system.git.integration.internal.staging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.Trash;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.network.services.EgressGate;

/** What the product has from other bundles: programs that really run, and a history and a trash in memory. */
public final class TestServices {
    private TestServices() {}

    /** Runs the git that is installed, with {@code environment} besides, in the folders of {@code trust}. */
    public static GitProgram git(Map<String, String> environment, Trust trust) {
        return new GitProgram(new Running(environment), new Installed(), trust, shut(), nobody());
    }

    /** As {@link #git}, by the product's own processes: they stream, and can be cancelled. */
    public static GitProgram real(RealMachine machine, Map<String, String> environment, SessionTrust trust) {
        return real(machine, environment, trust, shut(), nobody());
    }

    /** With a gate that the test has. */
    public static GitProgram real(RealMachine machine, Map<String, String> environment, SessionTrust trust,
            EgressGate gate, Events events) {
        return new GitProgram(new Adding(machine.processes(), environment), machine.programs(), trust, gate, events);
    }

    private static EgressGate shut() {
        return (EgressGate) Proxy.newProxyInstance(EgressGate.class.getClassLoader(), new Class<?>[] {EgressGate.class},
                (self, method, arguments) -> new EgressGate.Ruling(false, "The gate is shut.", "Open it."));
    }

    private static Events nobody() {
        return (Events) Proxy.newProxyInstance(Events.class.getClassLoader(), new Class<?>[] {Events.class},
                (self, method, arguments) -> null);
    }

    private record Adding(Processes processes, Map<String, String> environment) implements Processes {
        private Command with(Command command) {
            Command more = command;
            for (Map.Entry<String, String> each : environment.entrySet()) {
                more = more.with(each.getKey(), each.getValue());
            }
            return more;
        }

        @Override
        public Child start(Command command, Consumer<Line> lines) throws FailureException {
            return processes.start(with(command), lines);
        }

        @Override
        public Child start(Command command) throws FailureException {
            return processes.start(with(command));
        }

        @Override
        public Call<Result> run(Command command) {
            return processes.run(with(command));
        }
    }

    /** Stages and commits as if it were always the same time. */
    public static IndexStaging staging(GitProgram program, Path trash, Clock clock) {
        return new IndexStaging(program, new MemoryHistory(), new FolderTrash(trash), clock);
    }

    /** Those that a test trusts. */
    public static final class Trust implements SessionTrust {
        private final Set<Path> roots = new HashSet<>();

        @Override
        public void trust(Path folder) {
            roots.add(folder);
        }

        @Override
        public boolean mayRun(Path folder) {
            return roots.contains(folder);
        }
    }

    private record Running(Map<String, String> environment) implements Processes {
        @Override
        public Child start(Command command, Consumer<Line> lines) {
            throw new AssertionError("git is run to its end");
        }

        @Override
        public Child start(Command command) {
            throw new AssertionError("git is run to its end");
        }

        @Override
        public Call<Result> run(Command command) {
            return Call.start(command.program(), scope -> {
                List<String> words = new ArrayList<>(List.of(command.program()));
                words.addAll(command.arguments());
                ProcessBuilder builder = new ProcessBuilder(words).directory(String.valueOf(command.folder())
                        .equals("null") ? null : command.folder().toFile());
                builder.environment().putAll(command.environment());
                builder.environment().putAll(environment);
                Path out = Files.createTempFile("git", ".out");
                Path err = Files.createTempFile("git", ".err");
                Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
                process.getOutputStream().close();
                try {
                    if (!process.waitFor(60, TimeUnit.SECONDS)) {
                        throw new IOException("git does not end");
                    }
                } finally {
                    process.destroyForcibly();
                }
                Result result = new Result(process.exitValue(), new String(Files.readAllBytes(out), UTF_8),
                        new String(Files.readAllBytes(err), UTF_8));
                Files.delete(out);
                Files.delete(err);
                return result;
            });
        }
    }

    private static final class Installed implements Programs {
        @Override
        public Optional<Path> find(String name) {
            return Optional.of(Path.of("/usr/bin", name)).filter(Files::exists);
        }

        @Override
        public Call<String> version(Path program, List<String> arguments) {
            return Call.failed(new FailureException(new Failure.Other("No.", "Nobody asks.", "Do not.")));
        }

        @Override
        public void refresh() {
            // It looks anew each time.
        }
    }

    /** Remembers what it was given. */
    public static final class MemoryHistory implements FileHistory {
        private final List<byte[]> kept = new ArrayList<>();

        List<String> texts() {
            return kept.stream().map(content -> new String(content, UTF_8)).toList();
        }

        @Override
        public Optional<Revision> keep(Path file, WriteReason reason) {
            try {
                kept.add(Files.readAllBytes(file));
            } catch (IOException gone) {
                throw new AssertionError("was to be kept", gone);
            }
            return Optional.empty();
        }

        @Override
        public Optional<Revision> keep(Path file, byte[] content, WriteReason reason) {
            kept.add(content);
            return Optional.empty();
        }

        @Override
        public Optional<String> refusal(Path file) {
            return file.toString().endsWith(".bin") ? Optional.of("It is binary.") : Optional.empty();
        }

        @Override
        public List<Revision> revisions(Path file) {
            return List.of();
        }

        @Override
        public List<KeptFile> below(Path folder) {
            return List.of();
        }

        @Override
        public byte[] content(Revision revision) {
            return new byte[0];
        }

        @Override
        public void label(Path file, Revision revision, String text) {
            throw new AssertionError("nobody labels");
        }

        @Override
        public void moved(Path from, Path to) {
            throw new AssertionError("nobody moves");
        }
    }

    /** A folder that things are moved to. */
    public record FolderTrash(Path folder) implements Trash {
        @Override
        public Item put(Path file) throws IOException {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException(file + " is gone");
            }
            Path kept = folder.resolve(System.nanoTime() + "-" + file.getFileName());
            Files.createDirectories(folder);
            Files.move(file, kept);
            return new Item(file, kept, kept);
        }

        @Override
        public Path restore(Item item) throws IOException {
            return Files.move(item.kept(), item.original());
        }
    }
}
