package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.debugger.internal.OtherPrograms.Running;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Debugging;

/** What people choose to debug, over a workspace with as many programs as the test says. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class OtherProgramsTest {
    @TempDir
    Path folder;
    private final Map<String, Command> commands = new HashMap<>();
    private final List<DebugTarget> debugged = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int programs = 1;
    private Display display;
    private Shell shell;
    private DebugRun run;

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    @BeforeEach
    void open() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        shell = new Shell(display);
        shell.setBounds(0, 0, 800, 600);
        shell.open();
        var ui = new Ui(display);
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        var targets = new Targets(fake(Cargo.class));
        var kept = new KeptBreakpoints(new Paths(folder, folder, folder, folder, folder), ui);
        run = new DebugRun(fake(Debugging.class), kept, fake(Editors.class), fake(FailureNotices.class), ui);
        var others = new OtherPrograms(targets, fake(Panels.class), fake(FailureNotices.class), look, ui);
        new DebugCommands(fake(Debugging.class), run, targets, others, kept, fake(Editors.class),
                fake(OpenFolders.class), fake(OpenFolder.class), fake(Panels.class), fake(FailureNotices.class), look,
                ui)
                .addTo(fake(Commands.class));
    }

    @AfterEach
    void close() {
        if (display != null) {
            run.end();
            display.dispose();
        }
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, values) -> switch (method.getName()) {
                    case "add" -> {
                        commands.put(((Command) values[0]).id().value(), (Command) values[0]);
                        yield null;
                    }
                    case "current" -> Optional.of(fake(Folder.class));
                    case "path" -> folder;
                    case "name" -> "shop";
                    case "isTrusted" -> true;
                    case "shell" -> Optional.of(shell);
                    case "detect" -> Call.of(new Detection.Found(workspace()));
                    case "build" -> Call.of(new CargoBuild(workspace().packages().getFirst().targets().stream()
                            .map(one -> new CargoBuild.Executable("shop", one, false, folder,
                                    folder.resolve(one.name()), Map.of())).toList()));
                    case "start" -> {
                        debugged.add((DebugTarget) values[0]);
                        yield Call.failed(new IllegalStateException("enough"));
                    }
                    case "show" -> failures.add(String.valueOf(values[0]));
                    default -> method.getReturnType() == Optional.class ? Optional.empty() : null;
                }));
    }

    private CargoWorkspace workspace() {
        List<CargoTarget> targets = IntStream.range(0, programs).mapToObj(i -> new CargoTarget("tool" + i,
                CargoTarget.Kind.PROGRAM, folder.resolve("src/bin/tool" + i + ".rs"))).toList();
        CargoPackage one = new CargoPackage("shop", "0.1.0", folder.resolve("Cargo.toml"), "2024", targets, List.of(),
                List.of(), "");
        return new CargoWorkspace(folder, folder.resolve("target"), List.of(one), List.of(one), List.of("dev"));
    }

    private void command(String id) {
        Command command = commands.get(id);
        assertTrue(command.enabled().getAsBoolean(), id);
        command.action().run();
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> debugged + " " + failures);
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        var found = new ArrayList<T>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    private List<String> offered() {
        return all(shell, RowView.class).stream().flatMap(view -> ((RowView<?>) view).spoken().stream())
                .map(String::valueOf).toList();
    }

    private void type(String text) {
        all(shell, TextField.class).getFirst().setText(text);
    }

    private void enter() {
        var event = new Event();
        event.keyCode = SWT.CR;
        event.character = '\r';
        all(shell, TextField.class).getFirst().control().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void of_many_programs_people_choose_one_and_none_is_debugged_unasked() {
        programs = 9;
        command("debug.start");
        until(() -> offered().size() == 9);
        assertEquals(List.of(), debugged);
        type("tool7");
        until(() -> offered().size() == 1);
        enter();
        until(() -> !debugged.isEmpty());
        assertEquals(folder.resolve("tool7"), ((DebugTarget.Launch) debugged.getFirst()).program());
    }

    @Test
    void arguments_are_asked_for_and_stand_there_the_next_time() {
        command("debug.arguments");
        until(() -> !offered().isEmpty());
        type("--name \"Ann Lee\" -v");
        until(() -> offered().getFirst().startsWith("Debug tool0 with 3 arguments"));
        enter();
        until(() -> !debugged.isEmpty());
        assertEquals(List.of("--name", "Ann Lee", "-v"), ((DebugTarget.Launch) debugged.getFirst()).arguments());
        until(() -> !run.isActive());
        command("debug.arguments");
        until(() -> !all(shell, TextField.class).isEmpty());
        assertEquals("--name \"Ann Lee\" -v", all(shell, TextField.class).getFirst().text());
    }

    @Test
    void a_process_that_runs_is_found_by_its_number_and_attached_to() throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            command("debug.attach");
            until(() -> !offered().isEmpty());
            type(Long.toString(sleeping.pid()));
            until(() -> offered().size() == 1 && offered().getFirst().startsWith("sleep"));
            enter();
            until(() -> !debugged.isEmpty());
            assertEquals(sleeping.pid(), ((DebugTarget.Attach) debugged.getFirst()).pid());
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @Test
    void the_language_of_a_process_is_that_of_its_interpreter() {
        assertEquals(List.of("python", "javascript", "rust"), List.of("python3.11", "node", "shop").stream()
                .map(name -> OtherPrograms.language(name).value()).toList());
        assertEquals(new DebugTarget.Attach(folder, OtherPrograms.language("node"), Optional.empty(), 7),
                await(OtherPrograms.attached(folder, new Running(7, "node", "node x.js", Instant.EPOCH))));
    }

    private static DebugTarget await(DebugRun.Supply supply) {
        try {
            return supply.target().apply(line -> { }).await();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
