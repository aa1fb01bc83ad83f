package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.serialization.Toml;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.CargoEvent;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoToolchain;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.CheckResult;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;

/** Starts the {@code cargo} that is installed. */
@Component
public final class ProgramCargo implements Cargo {
    private static final String MANIFEST = "Cargo.toml";
    /** Killing comes after 2 s. */
    private static final Duration GONE_AFTER = Duration.ofSeconds(10);

    /** What the compiler calls its errors and Clippy its lints: nothing that could be taken for an option. */
    private static final Pattern CODE = Pattern.compile("E\\d{4}|clippy::\\w+");

    private final Processes processes;
    private final Programs programs;
    private final Consumer<Record> events;
    private final Settings settings;
    /** The files that had problems when a workspace was last checked. */
    private final Map<Path, Set<Path>> withProblems = new ConcurrentHashMap<>();
    private final Map<Path, KnownWorkspace> known = new ConcurrentHashMap<>();
    private volatile @Nullable ExecutionPolicy policy;

    @Activate
    public ProgramCargo(@Reference Processes processes, @Reference Programs programs, @Reference Settings settings,
            @Reference Events events) {
        this(processes, programs, settings, events::publish);
    }

    ProgramCargo(Processes processes, Programs programs, Settings settings, Consumer<Record> events) {
        this.processes = processes;
        this.settings = settings;
        this.programs = programs;
        this.events = events;
    }

    /** One that lives outside of a framework and tells nobody what it does. */
    public static ProgramCargo plain(Processes processes, Programs programs, Settings settings,
            ExecutionPolicy policy) {
        var cargo = new ProgramCargo(processes, programs, settings, event -> { });
        cargo.bindPolicy(policy);
        return cargo;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void bindPolicy(ExecutionPolicy provided) {
        policy = provided;
    }

    void unbindPolicy(ExecutionPolicy gone) {
        if (policy == gone) {
            policy = null;
        }
    }

    @Override
    public Call<Detection> detect(Path place) {
        return Call.start("cargo metadata", scope -> {
            Optional<Path> manifest = manifestAbove(place.toAbsolutePath().normalize());
            return manifest.isEmpty() ? new Detection.None() : detectAt(manifest.get());
        });
    }

    private static Optional<Path> manifestAbove(Path place) {
        for (Path folder = place; folder != null; folder = folder.getParent()) {
            Path manifest = folder.resolve(MANIFEST);
            if (Files.isRegularFile(manifest)) {
                return Optional.of(manifest);
            }
        }
        return Optional.empty();
    }

    /** As it was, if nothing has changed that Cargo would read: it is asked at each save. */
    private Detection detectAt(Path manifest) throws InterruptedException, ExecutionException {
        Path neutral = manifest.getRoot();
        try {
            Path folder = Optional.ofNullable(manifest.getParent()).orElse(neutral);
            var arguments = List.of("metadata", "--no-deps", "--offline", "--format-version=1",
                    "--manifest-path=" + manifest);
            // From the root of the file system Cargo and rustup read no settings of the folder.
            Command command = withArguments(options(folder).command(programs, "read the workspace"), arguments)
                    .in(neutral);
            KnownWorkspace before = known.get(manifest);
            if (before != null && before.isFresh(command)) {
                return new Detection.Found(before.workspace());
            }
            Instant start = Instant.now();
            Processes.Result result = run("cargo", command);
            if (result.exit() != 0) {
                return new Detection.Broken(manifest, broken(manifest, neutral, result.err()));
            }
            CargoWorkspace workspace = Metadata.read(result.out());
            KnownWorkspace.of(command, workspace, start).ifPresent(now -> known.put(manifest, now));
            return new Detection.Found(workspace);
        } catch (FailureException failed) {
            return new Detection.Unavailable(manifest, failed.failure());
        } catch (JsonException odd) {
            return new Detection.Unavailable(manifest, new Failure.Other("Cannot read the workspace.",
                    "Cargo answered in a form that is not known: " + odd.getMessage() + ".",
                    "Update Cargo to a current version."));
        }
    }

    private static Diagnostic broken(Path manifest, Path neutral, String printed) {
        return new ManifestProblem(neutral, manifest).error(printed).orElseGet(() -> Diagnostic.of(
                new Location(manifest, Range.of(0, 0, 0, 0)), Severity.ERROR, "cargo",
                printed.isBlank() ? "Cargo cannot read the manifest" : printed.strip()));
    }

    @Override
    public Call<CheckResult> check(CheckRequest request, Consumer<Diagnostic> found) {
        String tool = request.tool() == CheckRequest.Tool.CLIPPY ? "clippy" : "check";
        return Call.start("cargo " + tool, scope -> {
            Path folder = request.folder().toAbsolutePath().normalize();
            TrustedCargo.demand(policy, folder, "check");
            Path manifest = manifestAbove(folder).orElseThrow(() -> new FailureException(
                    new Failure.Missing(folder.resolve(MANIFEST))));
            Path root = rootOf(manifest);
            var run = new CheckRun(root, found);
            int exit = runToEnd(tool, root, checked("cargo", checkCommand(request, tool, root)), run::take);
            demandComponents(run.errors());
            scope.check();
            CheckResult result = run.result(exit, withProblems.getOrDefault(root, Set.of()));
            remember(root, result);
            return result;
        });
    }

    private Path rootOf(Path manifest) throws InterruptedException, ExecutionException {
        Path folder = Optional.ofNullable(manifest.getParent()).orElse(manifest);
        return detectAt(manifest) instanceof Detection.Found(CargoWorkspace workspace) ? workspace.root() : folder;
    }

    private Command checkCommand(CheckRequest request, String tool, Path root) throws FailureException {
        CargoOptions options = options(root);
        Command command = options.command(programs, "check the workspace");
        return withArguments(command, options.check(tool, request.allTargets(), programs)).in(root)
                .with("CARGO_TERM_COLOR", "never");
    }

    private static void demandComponents(String errors) throws FailureException {
        if (errors.contains("no such command: `clippy`") || errors.contains("'cargo-clippy' is not installed")) {
            throw new FailureException(new Failure.NoProgram("cargo-clippy", "run Clippy",
                    "Run “rustup component add clippy” in a terminal."));
        }
        if (errors.contains("no such command: `fmt`") || errors.contains("'cargo-fmt' is not installed")) {
            throw new FailureException(new Failure.NoProgram("cargo-fmt", "format the sources",
                    "Run “rustup component add rustfmt” in a terminal."));
        }
    }

    private void remember(Path root, CheckResult result) {
        var files = ConcurrentHashMap.<Path>newKeySet();
        result.byFile().forEach((file, problems) -> {
            if (!problems.isEmpty()) {
                files.add(file);
            }
        });
        withProblems.put(root, files);
    }

    @Override
    public Call<Integer> run(CargoTask task, Consumer<Line> output) {
        return Call.start("cargo " + task.title(), scope -> {
            return runToEnd(task.title(), task.folder(), runCommand(task), output);
        });
    }

    private Command runCommand(CargoTask task) throws FailureException, InterruptedException, ExecutionException {
        Path folder = task.folder().toAbsolutePath().normalize();
        TrustedCargo.demand(policy, folder, "run");
        CargoOptions options = options(folder);
        Command command = withArguments(options.command(programs, "run " + task.title()), commandLine(task, options));
        return checked("cargo", command.in(task.folder()).with("CARGO_TERM_COLOR", "always"));
    }

    @Override
    public Call<Integer> runDocumentation(CargoTask task, CargoCompiler compiler, Call<?> before,
            Consumer<Line> output) {
        return Call.start("cargo " + task.title(), scope -> {
            Command command = runCommand(task);
            Path folder = task.folder().toAbsolutePath().normalize();
            Optional<Command> held = new HeldExamples(new CargoConfiguration(folder, System.getenv()), compiler)
                    .of(command);
            if (held.isEmpty()) {
                awaitEnd(before, scope);
                return runToEnd(task.title(), task.folder(), command, output);
            }
            return runToEnd(task.title(), task.folder(), held.get(), output,
                    () -> awaitEnd(before, scope));
        });
    }

    /** Waits for {@code call}, which is not this one's to stop, nor its failure this one's to tell. */
    private static void awaitEnd(Call<?> call, Scope scope) throws InterruptedException {
        try {
            call.await();
        } catch (ExecutionException failed) {
            // Whoever started it hears of that.
        } catch (InterruptedException stopped) {
            scope.check();
        }
    }

    private List<String> commandLine(CargoTask task, CargoOptions options)
            throws InterruptedException, ExecutionException {
        return options.commandLine(task, task.kind() == CargoTask.Kind.FMT ? List.of() : features(task, options),
                programs);
    }

    private List<String> features(CargoTask task, CargoOptions options)
            throws InterruptedException, ExecutionException {
        ChosenFeatures chosen = options.features();
        Optional<Path> manifest = chosen.areForAll() || TakenPackages.areAll(task) ? Optional.empty()
                : manifestAbove(task.folder().toAbsolutePath().normalize());
        return manifest.isPresent() && detectAt(manifest.get()) instanceof Detection.Found(CargoWorkspace workspace)
                ? chosen.options(new TakenPackages(workspace).of(task)) : chosen.options();
    }

    @Override
    public Call<CargoReport> report(CargoTask task, Consumer<CargoNews> news) {
        return Call.start("cargo " + task.title(), scope -> {
            Path folder = task.folder().toAbsolutePath().normalize();
            TrustedCargo.demand(policy, folder, task.kind().word());
            Path manifest = manifestAbove(folder).orElseThrow(() -> new FailureException(
                    new Failure.Missing(folder.resolve(MANIFEST))));
            Path root = rootOf(manifest);
            CargoOptions options = options(root);
            Command command = withArguments(options.command(programs, "run cargo " + task.kind().word()),
                    commandLine(task.with(ReportRun.options(task.kind())), options)).in(folder)
                    .with("CARGO_TERM_COLOR", "always").with("CARGO_TERM_PROGRESS_WHEN", "always")
                    .with("CARGO_TERM_PROGRESS_WIDTH", "120");
            var run = new ReportRun(task, root, news, scope::report);
            long start = System.nanoTime();
            int exit = runToEnd(task.title(), folder, checked("cargo", command), run::take);
            demandComponents(run.errors());
            scope.check();
            return run.result(exit, Duration.ofNanos(System.nanoTime() - start));
        });
    }

    @Override
    public Call<CargoChoice> choice(Path root) {
        return Call.start("choice of Cargo", scope -> options(root).choice());
    }

    @Override
    public Call<Void> choose(Path root, CargoChoice choice) {
        return Call.start("choose for Cargo", scope -> {
            options(root).choose(choice);
            return null;
        });
    }

    @Override
    public Call<List<CargoToolchain>> toolchains() {
        return Call.start("toolchains", scope -> new Toolchains(processes, programs).all());
    }

    @Override
    public Call<CargoCompiler> compiler(Path place) {
        return Call.start("compiler", scope -> {
            Path folder = place.toAbsolutePath().normalize();
            TrustedCargo.demand(policy, folder, "ask the compiler of");
            return trusted().compiler(folder);
        });
    }

    private TrustedCargo trusted() {
        return new TrustedCargo(processes, programs, settings);
    }

    @Override
    public Call<CargoBuild> build(CargoTask task, Instruments instruments, Consumer<Line> output,
            Consumer<Diagnostic> found) {
        return Call.start("cargo build for " + task.title(), scope -> {
            Path folder = task.folder().toAbsolutePath().normalize();
            TrustedCargo.demand(policy, folder, "build");
            CargoOptions options = options(folder);
            Command command = withArguments(options.command(programs, "build " + task.title()),
                    commandLine(BuildRun.asked(task), options));
            Path root = likelyRoot(folder);
            var run = new BuildRun(folder, root, output, found);
            Command checked = checked("cargo", command.in(task.folder()).with("CARGO_TERM_COLOR", "always"));
            int exit = runToEnd("build " + task.title(), task.folder(),
                    instruments == Instruments.NONE ? checked : counting(checked, folder), run::take);
            return run.result(exit, command.program(), run.needsLibraries() ? libraries(folder) : "");
        });
    }

    /** The outermost folder with a manifest of a workspace, else that of the nearest manifest: no process says it. */
    private static Path likelyRoot(Path place) throws IOException {
        Path nearest = manifestAbove(place).map(manifest -> manifest.resolveSibling("")).orElse(place);
        Path root = nearest;
        for (Path folder = nearest; folder != null; folder = folder.getParent()) {
            Path manifest = folder.resolve(MANIFEST);
            if (Files.isRegularFile(manifest) && Toml.read(Files.readString(manifest)).has("workspace")) {
                root = folder;
            }
        }
        return root;
    }

    private Command counting(Command build, Path folder)
            throws FailureException, IOException, InterruptedException, ExecutionException {
        Processes.Result told = trusted().ask(folder, "find the target folder", false,
                List.of("metadata", "--no-deps", "--format-version=1"));
        try {
            Path target = told.exit() == 0 ? Metadata.read(told.out()).targetFolder() : likelyRoot(folder)
                    .resolve("target");
            return new CountedBuild(folder, target, System.getenv()).of(build);
        } catch (JsonException odd) {
            throw new FailureException(new Failure.Other("Cannot find the target folder.",
                    "Cargo answered in a form that is not known: " + odd.getMessage() + ".",
                    "Update Cargo to a current version."));
        }
    }

    /** Where the compiler's own libraries lie; empty if that cannot be told: few programs need them. */
    private String libraries(Path folder) throws InterruptedException, ExecutionException {
        try {
            return trusted().compiler(folder).libraries().toString();
        } catch (FailureException untold) {
            LoggerFactory.getLogger(ProgramCargo.class).debug("The compiler does not say where it lies", untold);
            return "";
        }
    }

    private int runToEnd(String task, Path folder, Command command, Consumer<Line> output)
            throws FailureException, InterruptedException, ExecutionException {
        return runToEnd(task, folder, command, output, () -> { });
    }

    /** What the end of a program's input waits for. */
    private interface Silence {
        void await() throws InterruptedException;
    }

    private int runToEnd(String task, Path folder, Command command, Consumer<Line> output, Silence silence)
            throws FailureException, InterruptedException, ExecutionException {
        events.accept(new CargoEvent.Started(task, folder));
        long start = System.nanoTime();
        var result = CargoEvent.Result.FAILED;
        try {
            int exit = runToEnd(command, output, silence);
            result = exit == 0 ? CargoEvent.Result.OK : result;
            return exit;
        } catch (InterruptedException cancelled) {
            result = CargoEvent.Result.CANCELLED;
            throw cancelled;
        } finally {
            Duration took = Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
            events.accept(new CargoEvent.Ended(task, folder, result, took));
        }
    }

    /** Waits for the program; when the call is cancelled, until the program is gone. */
    private int runToEnd(Command command, Consumer<Line> output, Silence silence)
            throws FailureException, InterruptedException, ExecutionException {
        Child child = processes.start(command, output);
        Call<Integer> exit = child.exit();
        try {
            silence.await();
            child.stdin().close();
            return exit.await();
        } catch (InterruptedException cancelled) {
            exit.cancel();
            awaitGone(exit);
            throw cancelled;
        } catch (IOException ended) {
            // It has ended already and reads nothing any more; its exit code says how.
            return exit.await();
        }
    }

    /** Whoever cancelled may at once start another, which must not wait for the lock of this one. */
    private static void awaitGone(Call<Integer> exit) {
        try {
            exit.await(GONE_AFTER);
        } catch (InterruptedException | ExecutionException gone) {
            // It was asked to end, and has.
        } catch (TimeoutException stubborn) {
            LoggerFactory.getLogger(ProgramCargo.class).warn("Cargo was asked to end and is still there");
        }
    }

    private Processes.Result run(String tool, Command command)
            throws FailureException, InterruptedException, ExecutionException {
        return TrustedCargo.await(processes.run(checked(tool, command)));
    }

    private static Command checked(String tool, Command command) throws FailureException {
        return TrustedCargo.checked(tool, command);
    }

    private CargoOptions options(Path folder) {
        return new CargoOptions(settings.in(folder));
    }

    private static Command withArguments(Command command, List<String> arguments) {
        return new Command(command.program(), arguments, command.folder(), command.environment());
    }

    @Override
    public Optional<CargoTask> task(CargoWorkspace workspace, Path file, SyntaxTree.Runnable runnable) {
        return new Tasks(workspace).of(file.toAbsolutePath().normalize(), runnable);
    }

    @Override
    public Call<String> explain(String code) {
        return Call.start("explain " + code, scope -> {
            if (!CODE.matcher(code).matches()) {
                throw new FailureException(nothingMore(code));
            }
            boolean lint = code.startsWith("clippy::");
            Command command = lint ? withArguments(cargo(code), List.of("clippy", "--explain",
                    code.substring("clippy::".length()))) : rustc(code);
            Path root = Path.of("").toAbsolutePath().getRoot();
            Processes.Result result = run(lint ? "cargo" : "rustc", command.in(root));
            if (result.exit() != 0 || result.out().isBlank()) {
                throw new FailureException(nothingMore(code));
            }
            return result.out();
        });
    }

    private static Failure nothingMore(String code) {
        return new Failure.Other("Cannot explain " + code + ".", "The compiler has no more to say about it.",
                "Read the message itself.");
    }

    private Command cargo(String code) throws FailureException {
        return new CargoOptions(settings).command(programs, "explain " + code);
    }

    private Command rustc(String code) throws FailureException {
        Path program = programs.find("rustc").orElseThrow(
                () -> new FailureException(new Failure.NoProgram("rustc", "explain " + code, CargoOptions.INSTALL)));
        return Command.of(program.toString(), "--explain", code);
    }
}
