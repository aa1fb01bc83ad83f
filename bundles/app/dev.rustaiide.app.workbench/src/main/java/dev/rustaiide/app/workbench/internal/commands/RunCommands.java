package dev.rustaiide.app.workbench.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Runs;
import dev.rustaiide.app.workbench.internal.Builds;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.BottomPart;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.Detection;

/** What Cargo, or another tool, does on demand. In a folder that is not trusted each of them asks for trust first. */
@Creatable
public final class RunCommands implements Runs, CargoRuns {
    private final Folders folders;
    private final Builds builds;
    private final WindowLayout layout;
    private final Openings openings;

    @Inject
    public RunCommands(Folders folders, Builds builds, WindowLayout layout, Openings openings) {
        this.folders = folders;
        this.builds = builds;
        this.layout = layout;
        this.openings = openings;
    }

    public void addTo(Commands commands) {
        add(commands, "run.run", "Run", "Ctrl+F5", () -> run(CargoTask.Kind.RUN));
        add(commands, "run.again", "Run last again", "Alt+Shift+F5", () -> openings.whenTrusted(() -> {
            layout.showBottom(BottomPart.OUTPUT);
            builds.runAgain();
        }));
        add(commands, "run.build", "Build", "Ctrl+Shift+B", () -> run(CargoTask.Kind.BUILD));
        add(commands, "run.check", "Check for problems", "", () -> check(CheckRequest.Tool.CHECK));
        add(commands, "run.clippy", "Check with Clippy", "", () -> check(CheckRequest.Tool.CLIPPY));
        add(commands, "run.doc", "Build documentation", "", () -> run(CargoTask.Kind.DOC));
        add(commands, "run.format", "Format the workspace", "", () -> run(CargoTask.Kind.FMT));
        commands.add(Command.when("run.stop", MenuGroup.RUN, "Stop the running command", "",
                builds::isRunning, builds::stop));
    }

    @Override
    public void run(Path folder, List<String> commandLine) {
        folders.of(folder).ifPresent(around -> openings.whenTrusted(around, () -> {
            layout.showBottom(BottomPart.OUTPUT);
            builds.run(folder, commandLine);
        }));
    }

    @Override
    public Optional<Detection> detection() {
        return builds.detection();
    }

    @Override
    public void detect() {
        folders.current().ifPresent(folder -> builds.detect(folder, () -> { }));
    }

    @Override
    public void run(CargoTask task) {
        openings.whenTrusted(() -> {
            layout.showBottom(BottomPart.OUTPUT);
            builds.run(task);
        });
    }

    @Override
    public void check(CheckRequest.Tool tool) {
        openings.whenTrusted(() -> builds.check(tool));
    }

    @Override
    public Optional<Running> running() {
        return builds.current();
    }

    @Override
    public void onChange(Runnable listener) {
        builds.onChange(listener);
        folders.onChange(listener);
    }

    private void run(CargoTask.Kind kind) {
        openings.whenTrusted(() -> {
            layout.showBottom(BottomPart.OUTPUT);
            builds.run(kind);
        });
    }

    private void add(Commands commands, String id, String title, String keys, Runnable action) {
        commands.add(Command.when(id, MenuGroup.RUN, title, keys, () -> builds.workspace().isPresent(), action));
    }
}
