package dev.rustaiide.system.testing.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFramework;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;
import dev.rustaiide.system.testing.Testing;

/** Asks the frameworks that are there, and keeps what came of their runs. */
@Component
public final class FoundTesting implements Testing {
    private final StandardPaths paths;
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<TestFramework> frameworks = new CopyOnWriteArrayList<>();

    /** What is being written. */
    private volatile Call<?> kept = Call.of(true);

    @Activate
    public FoundTesting(@Reference StandardPaths paths) {
        this.paths = paths;
    }

    /** One that lives outside of a framework. */
    public static FoundTesting of(StandardPaths paths, TestFramework... frameworks) {
        return new FoundTesting(paths, List.of(frameworks));
    }

    private FoundTesting(StandardPaths paths, List<TestFramework> frameworks) {
        this.paths = paths;
        this.frameworks = frameworks;
    }

    @Override
    public boolean isAt(Path folder) {
        return frameworks.stream().anyMatch(each -> each.isAt(folder));
    }

    private TestFramework framework(Path folder) throws FailureException {
        if (!Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        return frameworks.stream().filter(each -> each.isAt(folder)).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.Other("Cannot find tests in "
                        + folder.getFileName() + ".", "None of the frameworks that are known ("
                        + String.join(", ", frameworks.stream().map(TestFramework::name).toList())
                        + ") has tests there.", "Open the folder of a package, e.g. one with a Cargo.toml.")));
    }

    @Override
    public Call<TestList> discover(Path folder, boolean build) {
        return Call.start("find tests", scope -> scope.await(framework(folder).discover(folder, build)));
    }

    @Override
    public Call<TestSelector> at(Path file, SyntaxTree.Runnable runnable) {
        return Call.start("test at " + runnable.name(),
                scope -> scope.await(framework(file.resolveSibling("")).at(file, runnable)));
    }

    @Override
    public Call<TestRun> run(TestRequest request, Consumer<TestEvent> events) {
        return Call.start("run tests", scope -> {
            TestFramework framework = framework(request.folder());
            HistoryFile file = file(request.folder());
            // Read while things are built.
            Call<Map<TestId, TestPast>> past = scope.start("history of tests", part -> {
                kept.await();
                return file.read();
            });
            Map<List<String>, String> codes = new ConcurrentHashMap<>();
            var marking = new Marking(past, codes, Instant.now());
            TestRun run = scope.await(framework.run(request, event -> events.accept(
                    event instanceof TestEvent.Finished(TestResult result)
                            ? new TestEvent.Finished(result.flaky(marking.isFlaky(result))) : event),
                    (name, target, code) -> codes.put(List.of(name, target), code)));
            List<TestResult> results = run.results().stream().map(each -> each.flaky(marking.isFlaky(each))).toList();
            if (!results.isEmpty()) {
                keep(file, scope.await(past), results, marking);
            }
            return new TestRun(run.root(), results, run.problems(), run.built(), run.took(), run.coverage());
        });
    }

    /** Nobody waits for the disk but who asks for the history. */
    private synchronized void keep(HistoryFile file, Map<TestId, TestPast> all, List<TestResult> results,
            Marking marking) {
        Call<?> before = kept;
        kept = Call.start("keep the history of tests", scope -> {
            before.await();
            Map<TestId, TestPast> now = new TreeMap<>(all);
            results.forEach(each -> marking.add(now, each));
            file.write(now);
            return true;
        });
    }

    @Override
    public Call<List<TestPast>> history(Path folder) {
        return Call.start("history of tests", scope -> {
            kept.await();
            return file(folder).read().values().stream().sorted(Comparator.comparing(TestPast::id)).toList();
        });
    }

    @Override
    public Call<?> kept() {
        return kept;
    }

    /** By the outermost folder that a framework knows, so that a run of one member is kept with those of all. */
    private HistoryFile file(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        for (Path place = root; place != null; place = place.getParent()) {
            if (Files.isRegularFile(place.resolve("Cargo.toml"))) {
                root = place;
            }
        }
        return HistoryFile.of(paths.state().resolve("tests"), root);
    }

    /** What a run adds to the past. */
    private record Marking(Call<Map<TestId, TestPast>> past, Map<List<String>, String> codes, Instant at) {
        boolean isFlaky(TestResult result) {
            TestPast before = before(result.id());
            return before != null && (before.isFlaky() || with(before, result).isFlaky());
        }

        private @Nullable TestPast before(TestId id) {
            try {
                return past.await().get(id);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException unread) {
                throw new IllegalStateException(unread);
            }
        }

        void add(Map<TestId, TestPast> all, TestResult result) {
            if (result.outcome() != TestOutcome.STOPPED && result.kind() != TestItem.Kind.BENCH) {
                TestPast before = all.getOrDefault(result.id(), new TestPast(result.id(), List.of()));
                all.put(result.id(), with(before, result));
            }
        }

        private TestPast with(TestPast before, TestResult result) {
            var runs = new ArrayList<>(before.runs());
            runs.add(new TestPast.Run(at, result.outcome(), result.took(), codes.getOrDefault(
                    List.of(result.id().packageName(), result.id().target()), "")));
            int extra = Math.max(0, runs.size() - HistoryFile.RUNS);
            return new TestPast(before.id(), runs.subList(extra, runs.size()));
        }
    }
}
