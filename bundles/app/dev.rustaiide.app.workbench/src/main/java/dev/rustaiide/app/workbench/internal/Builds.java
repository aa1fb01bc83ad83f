package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.CommandLine;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.CheckResult;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;
import dev.rustaiide.system.cargo.integration.FolderPrograms;
import dev.rustaiide.system.cargo.integration.LiveFindings;

/**
 * What Cargo and programs of the folder do for the window: one check of each workspace and one run at a time. A new
 * check takes the place of the one under way; a new run stops the one before. UI thread only.
 */
@Creatable
public final class Builds {
    private final Folders folders;
    private final Cargo cargo;
    private final FolderPrograms programs;
    private final Problems problems;
    private final RunLog log;
    private final Notices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<Folder, CargoWorkspace> workspaces = new HashMap<>();
    /** Of all that were looked at: the problem of a broken manifest has to be forgotten. */
    private final Map<Folder, Detection> detections = new HashMap<>();
    /** What each tool has found, by its name. */
    private final Map<String, List<Diagnostic>> shown = new HashMap<>();
    /** By the root of the workspace, which two folders may be in. */
    private final SequencedMap<Path, Check> checks = new LinkedHashMap<>();
    private @Nullable Call<?> running;
    private @Nullable Job last;

    private record Check(Call<CheckResult> call, LiveFindings live, String title) {}

    /** Something that runs with its output in the log, as it can be run again. */
    private record Job(String title, String commandLine, Path folder, Supplier<Call<Integer>> start) {}

    @Inject
    public Builds(Folders folders, Cargo cargo, ExecutionPolicy policy, Processes processes, Problems problems,
            RunLog log, Notices notices, Ui ui) {
        this.folders = folders;
        this.cargo = cargo;
        this.programs = new FolderPrograms(policy, processes);
        this.problems = problems;
        this.log = log;
        this.notices = notices;
        this.ui = ui;
    }

    /** Runs {@code listener} after something began or ended. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The Cargo workspace of the current folder, once it is known and if it can be read. */
    public Optional<CargoWorkspace> workspace() {
        return folders.current().flatMap(this::workspace);
    }

    /** The Cargo workspace of {@code folder}, likewise. */
    public Optional<CargoWorkspace> workspace(Folder folder) {
        return Optional.ofNullable(workspaces.get(folder));
    }

    /** What Cargo says of the current folder; empty until it is known. */
    public Optional<Detection> detection() {
        return folders.current().map(detections::get);
    }

    /** What goes on; of a run and a check the run. */
    public Optional<CargoRuns.Running> current() {
        return running != null && last != null ? Optional.of(new CargoRuns.Running(last.title(), running))
                : Optional.ofNullable(checks.lastEntry()).map(Map.Entry::getValue)
                        .map(check -> new CargoRuns.Running(check.title(), check.call()));
    }

    /** What goes on, in a few words; empty if nothing does. */
    public String activity() {
        return current().map(CargoRuns.Running::title).orElse("");
    }

    public boolean isRunning() {
        return running != null;
    }

    public boolean isChecking() {
        return !checks.isEmpty();
    }

    /** Looks at {@code folder} anew; {@code then} runs when its workspace is known. Runs none of its code. */
    public void detect(Folder folder, Runnable then) {
        Call<Detection> call = cargo.detect(folder.path());
        call.onSuccess(ui, detection -> {
            if (!folders.all().contains(folder)) {
                return;
            }
            detections.put(folder, detection);
            workspaces.remove(folder);
            switch (detection) {
                case Detection.Found(CargoWorkspace found) -> {
                    workspaces.put(folder, found);
                    problems.replace(manifestOf(folder), List.of());
                }
                case Detection.None none -> problems.replace(manifestOf(folder), List.of());
                case Detection.Broken(Path manifest, Diagnostic diagnostic) ->
                    problems.replace(manifestOf(folder), List.of(diagnostic));
                case Detection.Unavailable(Path manifest, Failure failure) -> notices.show(failure);
            }
            changed();
            then.run();
        });
        call.onFailure(ui, this::tell);
    }

    /** The name under which the problems of a folder's manifest are kept. */
    private static String manifestOf(Folder folder) {
        return "manifest " + folder.path();
    }

    /** The name under which what Cargo says of a workspace is kept: that may lie outside of its folder. */
    private static String toolOf(Path root) {
        return "cargo " + root;
    }

    /** The same of what a build says, which looks at less than a check. */
    private static String buildOf(Path root) {
        return "build " + root;
    }

    private LiveFindings live(String tool) {
        return new LiveFindings(shown.getOrDefault(tool, List.of()), ui, files -> problems.update(tool, files));
    }

    private void show(String tool, List<Diagnostic> found) {
        shown.put(tool, found);
        problems.replace(tool, found);
    }

    private void forget(String tool) {
        if (shown.remove(tool) != null) {
            problems.replace(tool, List.of());
        }
    }

    /** Forgets all that was open. */
    public void leave() {
        stop();
        List.copyOf(detections.keySet()).forEach(this::leave);
    }

    /** Forgets {@code folder}. */
    public void leave(Folder folder) {
        detections.remove(folder);
        CargoWorkspace gone = workspaces.remove(folder);
        problems.replace(manifestOf(folder), List.of());
        if (gone != null && workspaces.values().stream().noneMatch(other -> other.root().equals(gone.root()))) {
            Check check = checks.remove(gone.root());
            if (check != null) {
                check.call.cancel();
            }
            forget(toolOf(gone.root()));
            forget(buildOf(gone.root()));
        }
        changed();
    }

    /** Checks the workspace of the current folder; nothing happens without one. The folder must be trusted. */
    public void check(CheckRequest.Tool tool) {
        folders.current().ifPresent(folder -> check(folder, tool));
    }

    /** Checks the workspace of {@code folder}; nothing happens without one. The folder must be trusted. */
    public void check(Folder folder, CheckRequest.Tool tool) {
        workspace(folder).ifPresent(found -> check(found.root(), tool));
    }

    private void check(Path root, CheckRequest.Tool tool) {
        Check before = checks.remove(root);
        if (before != null) {
            before.call.cancel();
            show(toolOf(root), before.live.end());
        }
        LiveFindings live = live(toolOf(root));
        Call<CheckResult> call = cargo.check(new CheckRequest(tool, root, true), live);
        var check = new Check(call, live, tool == CheckRequest.Tool.CLIPPY ? "cargo clippy" : "cargo check");
        checks.put(root, check);
        changed();
        call.whenDone(ui, outcome -> {
            if (!checks.remove(root, check)) {
                return;
            }
            switch (outcome) {
                case Outcome.Success<CheckResult>(var result) -> {
                    live.end();
                    show(toolOf(root), result.all());
                    forget(buildOf(root));
                }
                case Outcome.Failed<CheckResult>(Throwable cause) -> {
                    show(toolOf(root), live.end());
                    tell(cause);
                }
                case Outcome.Cancelled<CheckResult> cancelled -> show(toolOf(root), live.end());
            }
            changed();
        });
    }

    /** Runs what the arrow beside {@code runnable} in {@code file} stands for. */
    public void run(Path file, SyntaxTree.Runnable runnable) {
        Optional<CargoWorkspace> workspace = folders.of(file).or(folders::current).flatMap(this::workspace);
        if (workspace.isEmpty()) {
            notices.show(new Failure.Other("Cannot run " + runnable.name() + ".",
                    "The file belongs to no Cargo package that can be read.",
                    "Open the folder that has its Cargo.toml."));
            return;
        }
        CargoWorkspace now = workspace.get();
        Call.start("find the target of " + file.getFileName(), scope -> cargo.task(now, file, runnable))
                .onSuccess(ui, task -> task.ifPresent(this::run));
    }

    /** Runs {@code task}, with its output in the log. */
    public void run(CargoTask task) {
        run(new Job("cargo " + task.title(), "cargo " + String.join(" ", task.commandLine()), task.folder(),
                () -> report(task)));
    }

    private Call<Integer> report(CargoTask task) {
        String tool = buildOf(task.folder());
        LiveFindings live = live(tool);
        Call<CargoReport> call = cargo.report(task, news -> {
            switch (news) {
                case CargoNews.Printed(Line line) -> log.append(line);
                case CargoNews.Found(Diagnostic problem) -> live.accept(problem);
                case CargoNews.Built built -> { }
            }
        });
        call.whenDone(ui, outcome -> {
            List<Diagnostic> sofar = live.end();
            show(tool, outcome instanceof Outcome.Success<CargoReport>(var report) ? report.problems() : sofar);
        });
        return Call.start(call.name(), scope -> {
            call.onProgress(Runnable::run, scope::report);
            return scope.await(call).exit();
        });
    }

    /** Runs {@code command} in {@code folder}, with its output in the log; people know it by {@code title}. */
    public void run(String title, Command command, Path folder) {
        run(new Job(title, CommandLine.of(command), folder, () -> programs.run(command.in(folder), log::append)));
    }

    /** Runs {@code commandLine} in {@code folder}, likewise; a program that starts with a dot is one of the folder. */
    public void run(Path folder, List<String> commandLine) {
        String program = commandLine.getFirst();
        String found = program.startsWith("./") ? folder.resolve(program).normalize().toString() : program;
        run(String.join(" ", commandLine), Command.of(found, commandLine.subList(1, commandLine.size())), folder);
    }

    private void run(Job job) {
        stop();
        last = job;
        long start = System.nanoTime();
        log.begin(job.commandLine, job.folder);
        Call<Integer> call = job.start.get();
        running = call;
        changed();
        call.whenDone(ui, outcome -> {
            if (running == call) {
                running = null;
                changed();
            }
            log.end(switch (outcome) {
                case Outcome.Success<Integer>(Integer exit) -> RunLog.End.of(exit, seconds(start));
                case Outcome.Failed<Integer>(Throwable cause) -> RunLog.End.failed(Notices.failureOf(cause));
                case Outcome.Cancelled<Integer> cancelled -> RunLog.End.stopped(seconds(start));
            });
        });
    }

    /** Runs again what was run last, or else the workspace's program. */
    public void runAgain() {
        if (last != null) {
            run(last);
        } else {
            run(CargoTask.Kind.RUN);
        }
    }

    /** Runs {@code kind} for the whole workspace of the current folder. */
    public void run(CargoTask.Kind kind) {
        workspace().ifPresent(found -> run(CargoTask.of(kind, found.root()).with(switch (kind) {
            case BUILD, TEST, BENCH -> List.of("--workspace");
            case DOC -> List.of("--workspace", "--no-deps");
            case RUN, CHECK, CLIPPY, FMT -> List.<String>of();
        })));
    }

    /** Ends the run under way with all that it started. */
    public void stop() {
        if (running != null) {
            running.cancel();
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    private void tell(Throwable cause) {
        notices.show(cause);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
