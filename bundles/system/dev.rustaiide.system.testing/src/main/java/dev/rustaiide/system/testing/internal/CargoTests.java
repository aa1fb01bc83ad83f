package dev.rustaiide.system.testing.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cargo.integration.FolderPrograms;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.testing.Coverage;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFramework;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;

/**
 * Tests of Rust: Cargo builds them, and each harness is run here, so that what it says can be told apart from what its
 * tests print, and a test that takes the harness down costs itself alone. They run in the order in which Cargo would,
 * those of the documentation last, so that none meets another at a port or a file that it would not meet there.
 */
@Component
public final class CargoTests implements TestFramework {
    private static final String MANIFEST = "Cargo.toml";
    private static final Pattern REFUSED = Pattern.compile("\\(os error (28|30|122)\\)");

    private static final List<CargoTarget.Kind> KINDS = List.of(CargoTarget.Kind.LIBRARY, CargoTarget.Kind.PROGRAM,
            CargoTarget.Kind.TEST, CargoTarget.Kind.BENCH, CargoTarget.Kind.EXAMPLE, CargoTarget.Kind.BUILD_SCRIPT);
    /** Cargo tells of them as they are built, which may be another order each time. */
    private static final Comparator<Harness> AS_CARGO = Comparator.comparing(Harness::packageName)
            .thenComparing(each -> KINDS.indexOf(each.executable().target().kind())).thenComparing(Harness::target);

    private final Cargo cargo;
    private final FolderPrograms programs;
    private final Syntax syntax;
    private final Map<Path, BuiltBy> compilers = new ConcurrentHashMap<>();

    /** The compiler of what was built. */
    private record BuiltBy(List<String> codes, CargoCompiler compiler) {}

    /**
     * What Cargo built for a run.
     *
     * @param programs the harnesses among them, and the programs that those may start
     */
    private record Built(List<Harness> harnesses, List<Path> programs) {}

    @Activate
    public CargoTests(@Reference Cargo cargo, @Reference Processes processes, @Reference SessionTrust trust,
            @Reference Syntax syntax) {
        this.cargo = cargo;
        this.programs = new FolderPrograms(trust, processes);
        this.syntax = syntax;
    }

    @Override
    public String name() {
        return "cargo test";
    }

    @Override
    public boolean isAt(Path folder) {
        for (Path place = folder.toAbsolutePath().normalize(); place != null; place = place.getParent()) {
            if (Files.isRegularFile(place.resolve(MANIFEST))) {
                return true;
            }
        }
        return false;
    }

    private CargoWorkspace workspace(Path folder, Scope scope) throws Exception {
        return switch (scope.await(cargo.detect(folder))) {
            case Detection.Found(CargoWorkspace found) -> found;
            case Detection.Unavailable(Path manifest, Failure failure) -> throw new FailureException(failure);
            case Detection.Broken(Path manifest, Diagnostic problem) -> throw new FailureException(
                    new Failure.BadContent(manifest, problem.location().range().start().line() + 1, 0,
                            problem.message(), "Correct the manifest."));
            case Detection.None() -> throw new FailureException(new Failure.Other("Cannot find tests in "
                    + folder.getFileName() + ".", "There is no Cargo.toml in it or above it.",
                    "Open the folder of a Cargo package."));
        };
    }

    // Finding.

    @Override
    public Call<TestSelector> at(Path file, SyntaxTree.Runnable runnable) {
        return Call.start("test at " + runnable.name(), scope -> {
            CargoTask task = cargo.task(workspace(file.resolveSibling(""), scope), file, runnable)
                    .orElseThrow(() -> new FailureException(new Failure.Other("Cannot run " + runnable.name() + ".",
                            "Its file belongs to no target of its package.",
                            "Name the file in a module of its crate.")));
            CargoTarget target = task.target();
            return new TestSelector(task.packageName(), target == null ? "" : Harness.target(target), task.filter(),
                    task.exact() ? TestSelector.Match.EXACT : TestSelector.Match.PREFIX);
        });
    }

    @Override
    public Call<TestList> discover(Path folder, boolean build) {
        return Call.start("tests of " + folder.getFileName(), scope -> {
            CargoWorkspace workspace = workspace(folder, scope);
            var source = new SourceTests(cargo, syntax, workspace);
            List<TestItem> read = source.find(scope);
            return build ? new TestList(workspace.root(), asked(folder, workspace, read, scope), true)
                    : new TestList(workspace.root(), read, false);
        });
    }

    /** What the harnesses say, with the places that the source tells. */
    private List<TestItem> asked(Path folder, CargoWorkspace workspace, List<TestItem> read, Scope scope)
            throws Exception {
        List<TestItem> items = new ArrayList<>();
        for (Harness harness : build(TestRequest.all(folder), Optional.of(workspace), event -> { }, scope)
                .harnesses()) {
            if (harness.isOwnProgram()) {
                items.add(new TestItem(harness.id(""), TestItem.Kind.PROGRAM, Optional.empty()));
                continue;
            }
            var list = new HarnessList(programs, harness);
            list.names(scope, List.of()).forEach(
                    name -> items.add(located(harness.id(name), TestItem.Kind.TEST, read)));
            list.benches(scope).forEach(
                    name -> items.add(located(harness.id(name), TestItem.Kind.BENCH, read)));
        }
        read.stream().filter(item -> item.kind() == TestItem.Kind.DOC).forEach(items::add);
        return items.stream().sorted(Comparator.comparing(TestItem::id)).toList();
    }

    private static TestItem located(TestId id, TestItem.Kind kind, List<TestItem> read) {
        return new TestItem(id, kind, read.stream().filter(item -> item.id().equals(id)).findFirst()
                .flatMap(TestItem::location));
    }

    // Running.

    @Override
    public Call<TestRun> run(TestRequest request, Consumer<TestEvent> events, CodeMarks code) {
        return Call.start("tests", scope -> {
            long start = System.nanoTime();
            Consumer<TestEvent> inOrder = new OneByOne(events);
            Path folder = request.folder().toAbsolutePath().normalize();
            // Cargo tells what a workspace consists of while it builds.
            Call<CargoWorkspace> asked = scope.start("workspace", part -> workspace(folder, part));
            Optional<CargoWorkspace> first = request.selectors().stream().allMatch(each -> each.packageName().isEmpty())
                    ? Optional.empty() : Optional.of(scope.await(asked));
            List<Diagnostic> problems = Collections.synchronizedList(new ArrayList<>());
            List<TestResult> results = new ArrayList<>();
            boolean built = true;
            Optional<Coverage> coverage = Optional.empty();
            try {
                Built harnesses = build(request, first, event -> {
                    if (event instanceof TestEvent.Problem(Diagnostic problem)) {
                        problems.add(problem);
                    }
                    inOrder.accept(event);
                }, scope);
                coverage = new Session(request, scope.await(asked), inOrder, code, scope).run(harnesses, results);
            } catch (ExecutionException failed) {
                if (!isCompilers(problems)) {
                    throw failed;
                }
                built = false;
            }
            return new TestRun(scope.await(asked).root(), results, problems, built,
                    Duration.ofNanos(System.nanoTime() - start), coverage);
        });
    }

    /** Whether there are mistakes in the code, and not only words of a disk that is full or can only be read. */
    private static boolean isCompilers(List<Diagnostic> problems) {
        synchronized (problems) {
            return problems.stream().filter(problem -> problem.severity() == Severity.ERROR)
                    .anyMatch(problem -> !REFUSED.matcher(problem.message()).find());
        }
    }

    private Built build(TestRequest request, Optional<CargoWorkspace> workspace, Consumer<TestEvent> events,
            Scope scope) throws Exception {
        CargoTask task = new TestTask(request, workspace).build();
        var instruments = request.coverage() ? Cargo.Instruments.COVERAGE : Cargo.Instruments.NONE;
        List<Executable> built = scope.await(cargo.build(task, instruments,
                line -> events.accept(new TestEvent.Building(line.text())),
                problem -> events.accept(new TestEvent.Problem(problem)))).executables();
        boolean stable = !compiler(request.folder(), built, scope).isUnstable();
        Set<Path> seen = new HashSet<>();
        List<Path> programs = built.stream()
                .filter(each -> each.isTest() || each.target().kind() == CargoTarget.Kind.PROGRAM)
                .map(Executable::program).distinct().toList();
        return new Built(built.stream().filter(each -> each.isTest() && seen.add(each.program()))
                .filter(each -> !request.benches() || each.target().kind() == CargoTarget.Kind.BENCH)
                .map(each -> new Harness(each, Map.of(), stable))
                .filter(each -> request.takesTarget(each.packageName(), each.target())).sorted(AS_CARGO).toList(),
                programs);
    }

    /** Cargo builds anew what another compiler built: as long as all is as it was, nobody has to be asked. */
    private CargoCompiler compiler(Path folder, List<Executable> built, Scope scope) throws InterruptedException {
        List<String> codes = built.stream().map(each -> Harness.code(each)).toList();
        BuiltBy before = compilers.get(folder);
        if (before != null && before.codes().equals(codes)) {
            return before.compiler();
        }
        CargoCompiler compiler = CargoCompiler.UNTOLD;
        try {
            compiler = scope.await(cargo.compiler(folder));
        } catch (ExecutionException untold) {
            LoggerFactory.getLogger(CargoTests.class).debug("The compiler does not say what it is", untold);
        }
        compilers.put(folder, new BuiltBy(codes, compiler));
        return compiler;
    }

    /** One run, once all is built. */
    private final class Session {
        private final TestRequest request;
        private final CargoWorkspace workspace;
        private final Consumer<TestEvent> events;
        private final CodeMarks code;
        private final Scope scope;
        private final OutputBudget budget = new OutputBudget();

        Session(TestRequest request, CargoWorkspace workspace, Consumer<TestEvent> events, CodeMarks code,
                Scope scope) {
            this.request = request;
            this.workspace = workspace;
            this.events = events;
            this.code = code;
            this.scope = scope;
        }

        Optional<Coverage> run(Built built, List<TestResult> results) throws Exception {
            if (!request.coverage()) {
                Call<List<TestResult>> units = scope.start("tests", part -> runAll(built.harnesses(), part));
                // Starting Cargo again and compiling examples takes as long as many tests: it goes on beside them.
                Call<List<TestResult>> documented = scope.start("documentation tests", part -> runDocs(units, part));
                results.addAll(scope.await(units));
                results.addAll(scope.await(documented));
                return Optional.empty();
            }
            if (built.harnesses().isEmpty()) {
                return Optional.of(new Coverage(List.of(), Optional.empty()));
            }
            try (var reading = new CoverageReading(workspace.root())) {
                results.addAll(runAll(built.harnesses().stream().map(each -> each.with(reading.variables())).toList(),
                        scope));
                events.accept(new TestEvent.Counting());
                results.stream().filter(each -> each.outcome() == TestOutcome.CRASHED
                        || each.outcome() == TestOutcome.TIMED_OUT).forEach(each -> reading.lost(each.id()));
                return Optional.of(reading.read(built.programs(), built.harnesses().getFirst().profileFolder()));
            }
        }

        private List<TestResult> runAll(List<Harness> harnesses, Scope part) throws Exception {
            var results = new ArrayList<TestResult>();
            for (Harness each : harnesses) {
                code.mark(each.packageName(), each.target(), each.code());
                var panics = new PanicText(workspace.root(), each.executable().packageFolder());
                if (!each.isOwnProgram()) {
                    results.addAll(new HarnessRun(programs, each, panics, request, budget, events, part).run());
                } else if (request.takes(each.id(""))) {
                    results.add(new ProgramTest(programs, each, panics, request.benches(), budget)
                            .run(request.patience(), events, part));
                }
            }
            return results;
        }

        private List<TestResult> runDocs(Call<?> before, Scope part) throws Exception {
            List<CargoPackage> documented = request.benches() ? List.of()
                    : new DocSources(workspace, request).packages();
            if (documented.isEmpty()) {
                return List.of();
            }
            var read = new DocResults(request, this::docFile, budget, events);
            CargoTask task = new TestTask(request, Optional.of(workspace)).docs(documented);
            return read.results(part.await(cargo.runDocumentation(task, compilerOfBuild(), before, read)));
        }

        private CargoCompiler compilerOfBuild() {
            BuiltBy last = compilers.get(request.folder());
            return last == null ? CargoCompiler.UNTOLD : last.compiler();
        }

        private Optional<DocResults.Found> docFile(String name) {
            for (CargoPackage each : candidates(name)) {
                var panics = new PanicText(workspace.root(), each.folder());
                if (panics.file(name).isPresent()) {
                    return Optional.of(new DocResults.Found(each.name(), panics));
                }
            }
            return Optional.empty();
        }

        /** The package that the file lies in if it is named from the root, else those that have such a file. */
        private Set<CargoPackage> candidates(String name) {
            Set<CargoPackage> packages = new LinkedHashSet<>();
            Path file = workspace.root().resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                workspace.packageOf(file).ifPresent(packages::add);
            }
            packages.addAll(workspace.packages());
            return packages;
        }
    }

    /** Events come on the threads of several streams, and go on one after the other. */
    private record OneByOne(Consumer<TestEvent> events) implements Consumer<TestEvent> {
        @Override
        public void accept(TestEvent event) {
            synchronized (this) {
                events.accept(event);
            }
        }
    }
}
