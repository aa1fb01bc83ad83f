package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.testing.Coverage;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestRun;
import dev.rustaiide.system.testing.TestSelector;
import dev.rustaiide.system.testing.Testing;

/**
 * The tests of the folder that people work in, and the one run of them that may be under way. What a run tells reaches
 * the window together, thirty times a second at most. UI thread only.
 */
public final class TestRuns {
    private static final int FRAME_MS = 33;

    private final Testing testing;
    private final OpenFolders folders;
    private final OpenFolder opening;
    private final Problems problems;
    private final FailureNotices notices;
    private final Ui ui;
    private final ShownTests tests = new ShownTests();
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Path folder;
    private boolean wanted;
    private Call<?> looking = Call.of(true);
    private boolean isLooking;
    private Optional<Failure> failure = Optional.empty();
    private @Nullable UnderWay running;
    private String activity = "";
    private Optional<TestRun> last = Optional.empty();
    private Optional<TestRequest> lastRequest = Optional.empty();
    private Optional<Coverage> coverage = Optional.empty();
    private int planned;
    private int done;

    /** A run and what it has told since the window last looked. What a former one still tells is nobody's. */
    private final class UnderWay {
        private final TestRequest request;
        private final Queue<TestEvent> heard = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean waiting = new AtomicBoolean();
        private @Nullable Call<TestRun> call;

        UnderWay(TestRequest request) {
            this.request = request;
        }

        void start() {
            Call<TestRun> started = testing.run(request, this::hear);
            call = started;
            started.whenDone(ui, outcome -> {
                if (running == this) {
                    drain();
                    ended(request, outcome);
                }
            });
        }

        void cancel() {
            Call<TestRun> now = call;
            if (now != null) {
                now.cancel();
            }
        }

        /** On threads of the run. */
        private void hear(TestEvent event) {
            heard.add(event);
            if (waiting.compareAndSet(false, true)) {
                ui.execute(() -> ui.display().timerExec(FRAME_MS, this::drain));
            }
        }

        private void drain() {
            waiting.set(false);
            boolean any = false;
            for (TestEvent event = heard.poll(); event != null && running == this; event = heard.poll()) {
                any = true;
                take(event);
            }
            if (any) {
                changed();
            }
        }
    }

    @Inject
    public TestRuns(Testing testing, OpenFolders folders, OpenFolder opening, Problems problems,
            FailureNotices notices, Ui ui) {
        this.testing = testing;
        this.folders = folders;
        this.opening = opening;
        this.problems = problems;
        this.notices = notices;
        this.ui = ui;
        folders.onChange(this::follow);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Until {@code shown} is gone. */
    void onChange(Control shown, Runnable listener) {
        onChange(listener);
        shown.addListener(SWT.Dispose, event -> listeners.remove(listener));
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    // What is known.

    ShownTests tests() {
        return tests;
    }

    Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    boolean isRunning() {
        return running != null;
    }

    boolean isLooking() {
        return isLooking;
    }

    /** Why the tests are not known. */
    Optional<Failure> failure() {
        return failure;
    }

    /** What goes on, for people; empty if nothing does. */
    String activity() {
        return activity;
    }

    int planned() {
        return planned;
    }

    int done() {
        return done;
    }

    Optional<TestRun> last() {
        return last;
    }

    Optional<Coverage> coverage() {
        return coverage;
    }

    void forgetCoverage() {
        coverage = Optional.empty();
        changed();
    }

    // Looking.

    /** Somebody wants to see the tests: from now on they are known. */
    void want() {
        if (!wanted) {
            wanted = true;
            follow();
        }
    }

    boolean isWanted() {
        return wanted;
    }

    private void follow() {
        Path now = folders.current().map(Folder::path).orElse(null);
        if (!wanted || Objects.equals(now, folder)) {
            return;
        }
        leave();
        folder = now;
        tests.forget();
        last = Optional.empty();
        lastRequest = Optional.empty();
        coverage = Optional.empty();
        failure = Optional.empty();
        if (now == null) {
            changed();
        } else {
            look();
        }
    }

    /** Reads the source of the folder anew, which runs none of its code. */
    void look() {
        Path now = folder;
        if (now == null) {
            return;
        }
        looking.cancel();
        isLooking = true;
        record Known(ShownTests.Found found, List<TestPast> past) {}
        Call<Known> call = Call.start("find tests", scope -> {
            TestList list = testing.isAt(now) ? scope.await(testing.discover(now, false))
                    : new TestList(now, List.of(), true);
            return new Known(ShownTests.Found.of(list), scope.await(testing.history(now)));
        });
        looking = call;
        call.whenDone(ui, outcome -> {
            if (looking != call) {
                return;
            }
            isLooking = false;
            switch (outcome) {
                case Outcome.Success<Known>(Known known) -> {
                    failure = Optional.empty();
                    tests.replace(known.found());
                    tests.remember(known.past());
                }
                case Outcome.Failed<Known>(Throwable cause) -> failure = Optional.of(FailureNotices.failureOf(cause));
                case Outcome.Cancelled<Known> cancelled -> { }
            }
            changed();
        });
        changed();
    }

    // Running.

    /** Runs all tests. */
    void runAll() {
        run(List.of(), false);
    }

    void runFailed() {
        List<TestSelector> failed = tests.failed().stream().map(TestSelector::of).toList();
        if (!failed.isEmpty()) {
            run(failed, false);
        }
    }

    boolean hasLast() {
        return lastRequest.isPresent();
    }

    void runAgain() {
        lastRequest.ifPresentOrElse(this::run, this::runAll);
    }

    void runBenches() {
        wanted(root -> run(TestRequest.all(root).ofBenches()));
    }

    /** Runs those that {@code selectors} take, all if there are none. */
    void run(List<TestSelector> selectors, boolean counting) {
        wanted(root -> {
            TestRequest request = TestRequest.of(root, selectors);
            run(counting ? request.withCoverage() : request);
        });
    }

    private void wanted(Consumer<Path> then) {
        want();
        Path root = folder;
        if (root != null) {
            then.accept(root);
        }
    }

    private void run(TestRequest request) {
        Optional<Folder> around = folders.of(request.folder()).or(folders::current);
        if (around.isPresent() && !folders.isTrusted(around.get())) {
            opening.askTrust(around.get());
            return;
        }
        leave();
        planned = 0;
        done = 0;
        activity = "Building…";
        lastRequest = Optional.of(request);
        UnderWay now = new UnderWay(request);
        running = now;
        now.start();
        changed();
    }

    /** What runs is ended, and nothing of it is waited for. */
    private void leave() {
        if (running != null) {
            stop();
            running = null;
            activity = "";
            tests.ended();
        }
    }

    private void counted(Coverage found) {
        coverage = Optional.of(found).filter(any -> !any.files().isEmpty());
        found.gap().ifPresent(notices::show);
    }

    private void ended(TestRequest request, Outcome<TestRun> outcome) {
        running = null;
        activity = "";
        tests.ended();
        switch (outcome) {
            case Outcome.Success<TestRun>(TestRun run) -> {
                last = Optional.of(run);
                problems.replace("tests of " + request.folder(), run.built() ? List.of() : run.problems());
                run.coverage().ifPresent(this::counted);
            }
            case Outcome.Failed<TestRun>(Throwable cause) -> notices.show(cause);
            case Outcome.Cancelled<TestRun> cancelled -> { }
        }
        changed();
        remember();
    }

    /** The history has the run by now. */
    private void remember() {
        Path now = folder;
        if (now != null) {
            testing.history(now).onSuccess(ui, past -> {
                if (now.equals(folder)) {
                    tests.remember(past);
                    changed();
                }
            });
        }
    }

    /** Ends what runs, with all that it started. */
    void stop() {
        UnderWay now = running;
        if (now != null) {
            now.cancel();
        }
    }

    private void take(TestEvent event) {
        tests.take(event);
        switch (event) {
            case TestEvent.Planned(int count) -> {
                planned += count;
                activity = "Running…";
            }
            case TestEvent.Finished finished -> done++;
            case TestEvent.Counting() -> activity = "Looking up which lines ran…";
            default -> { } // the tests have it
        }
    }

    // What arrows in editors stand for.

    /** Runs what the arrow beside {@code runnable} stands for. */
    void run(Path file, SyntaxTree.Runnable runnable) {
        want();
        Path root = folder;
        Call<TestSelector> call = testing.at(file, runnable);
        boolean bench = runnable.kind() == SyntaxTree.RunnableKind.BENCH;
        call.onFailure(ui, notices::show).onSuccess(ui, selector -> {
            if (root != null && root.equals(folder)) {
                TestRequest request = TestRequest.of(root, List.of(selector));
                run(bench ? request.ofBenches() : request);
            }
        });
    }

    /** Runs packages again because their code was saved. */
    void runSaved(Collection<String> packages) {
        run(packages.stream().map(name -> new TestSelector(name, "", "", TestSelector.Match.PREFIX)).toList(), false);
    }

    /** What the state of {@code id} is, for the parts that show it. */
    TestState state(TestId id) {
        return tests.state(id);
    }
}
