package dev.rustaiide.app.cargo.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ProgressLine;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoDependency;
import dev.rustaiide.system.cargo.integration.CargoFeature;
import dev.rustaiide.system.cargo.integration.CargoPackage;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.CheckRequest;
import dev.rustaiide.system.cargo.integration.Detection;

/** The view on the screen, over a workspace that is what the test says and remembers what is asked of it. */
class CargoViewTest {
    private static final Path ROOT = Path.of("/work");
    private final List<String> did = new ArrayList<>();
    private Optional<Detection> detection = Optional.of(new Detection.Found(workspace()));
    private Optional<CargoRuns.Running> running = Optional.empty();
    private CargoChoice kept = CargoChoice.STANDARD;
    private Runnable changed = () -> { };
    private Display display;
    private Shell shell;

    private static CargoWorkspace workspace() {
        CargoPackage one = new CargoPackage("app", "0.1.0", ROOT.resolve("Cargo.toml"), "2024",
                List.of(new CargoTarget("app", CargoTarget.Kind.PROGRAM, ROOT.resolve("src/main.rs"))),
                List.of(new CargoFeature("default", List.of("round")), new CargoFeature("round", List.of("deep")),
                        new CargoFeature("deep", List.of()), new CargoFeature("loud", List.of())),
                List.of(new CargoDependency("log", "^0.4", CargoDependency.Kind.NORMAL, false, List.of(), "", "",
                        Optional.empty())), "");
        return new CargoWorkspace(ROOT, ROOT.resolve("target"), List.of(one), List.of(one), List.of("dev", "release"));
    }

    private final class Remembered implements CargoRuns {
        @Override
        public Optional<Detection> detection() {
            return detection;
        }

        @Override
        public void detect() {
            did.add("detect");
        }

        @Override
        public void run(CargoTask task) {
            did.add(String.join(" ", task.commandLine()));
        }

        @Override
        public void check(CheckRequest.Tool tool) {
            did.add("check " + tool);
        }

        @Override
        public Optional<Running> running() {
            return running;
        }

        @Override
        public void onChange(Runnable listener) {
            changed = listener;
        }
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "choice" -> Call.of(kept);
                    case "choose" -> {
                        kept = (CargoChoice) arguments[1];
                        yield Call.of("");
                    }
                    case "current" -> Optional.of(fake(Folder.class));
                    case "remove" -> {
                        did.add("remove " + arguments[1]);
                        yield Call.of(ProposedChanges.edit(List.of()));
                    }
                    case "open" -> did.add("open " + arguments[0]);
                    case "run" -> did.add(arguments[0].toString());
                    default -> method.getReturnType() == Optional.class ? Optional.empty() : null;
                }));
    }

    private interface Story {
        void tell() throws Exception;
    }

    private void window(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            shell = new Shell(display);
            shell.setLayout(new FillLayout());
            shell.setBounds(0, 0, 320, 700);
            Ui ui = new Ui(display);
            var runs = new Remembered();
            var shown = new ShownCargo(runs, () -> fake(Cargo.class), fake(Events.class), fake(FailureNotices.class),
                    ui);
            new CargoView(new Composite(shell, SWT.NONE), look, shown,
                    new CargoActions(shown, runs, fake(Panels.class), look), needs(shown, runs, look, ui), runs,
                    fake(Commands.class), fake(Editors.class), fake(OpenFolders.class), ui);
            changed.run();
            shell.open();
            shell.layout(true, true);
            story.tell();
        } finally {
            display.dispose();
        }
    }

    private DependencyActions needs(ShownCargo shown, CargoRuns runs, Look look, Ui ui) {
        return new DependencyActions(shown, () -> fake(CargoDependencies.class), () -> fake(Cargo.class),
                () -> fake(ProposedChanges.class), runs, fake(Editors.class), fake(Panels.class),
                fake(FailureNotices.class), look, ui);
    }

    @SuppressWarnings("unchecked")
    private RowView<CargoRow> rows() {
        return all(shell, RowView.class).getFirst();
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

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> String.valueOf(did));
    }

    private void press(int key) {
        Event event = new Event();
        event.keyCode = key;
        event.character = (char) (key == SWT.SPACE ? ' ' : key == SWT.CR ? '\r' : 0);
        rows().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void a_program_runs_by_a_key_and_opens_by_another() throws Exception {
        window(() -> {
            var key = new CargoRow.OfTarget.Key(ROOT.resolve("Cargo.toml"), CargoTarget.Kind.PROGRAM, "app");
            assertTrue(rows().select(key), "the one member is open");
            press(SWT.SPACE);
            press(SWT.CR);
            assertEquals(List.of("run --package=app --bin=app --offline", "open /work/src/main.rs"), did);
        });
    }

    @Test
    void a_feature_is_switched_by_a_key_and_kept() throws Exception {
        window(() -> {
            Object group = new CargoRow.OfFeatures.Key(ROOT.resolve("Cargo.toml"));
            Object loud = new CargoRow.OfFeature.Key(ROOT.resolve("Cargo.toml"), "loud");
            rows().reveal(List.of(ROOT, ROOT.resolve("Cargo.toml"), group, loud));
            press(SWT.SPACE);
            assertEquals(List.of("app/loud"), kept.features());
            assertEquals("on", rows().current().orElseThrow().row().hint().split(", ")[1]);
            press(SWT.SPACE);
            assertEquals(CargoChoice.STANDARD, kept);
        });
    }

    @Test
    void a_dependency_is_removed_by_a_key() throws Exception {
        window(() -> {
            Object group = new CargoRow.OfDependencies.Key(ROOT.resolve("Cargo.toml"));
            Object log = new CargoRow.OfDependency.Key(ROOT.resolve("Cargo.toml"), "log", CargoDependency.Kind.NORMAL,
                    "");
            assertTrue(rows().reveal(List.of(ROOT, ROOT.resolve("Cargo.toml"), group, log)));
            press(SWT.DEL);
            assertEquals(List.of("remove log"), did);
        });
    }

    @Test
    void what_another_feature_switches_on_is_marked_over_any_number_of_steps() {
        var features = new CargoRow.OfFeatures(workspace().packages().getFirst(), CargoChoice.STANDARD);
        assertEquals(List.of(CargoRow.State.ON, CargoRow.State.IMPLIED, CargoRow.State.IMPLIED, CargoRow.State.OFF),
                features.children().stream().map(each -> ((CargoRow.OfFeature) each).state()).toList());
    }

    @Test
    void what_runs_is_seen_and_can_be_ended() throws Exception {
        window(() -> {
            Call<String> call = Call.start("endless", scope -> {
                Thread.sleep(100_000);
                return "";
            });
            running = Optional.of(new CargoRuns.Running("cargo run", call));
            changed.run();
            assertEquals(1, all(shell, ProgressLine.class).size());
            call.cancel();
            until(() -> all(shell, ProgressLine.class).isEmpty());
        });
    }

    @Test
    void a_folder_without_a_manifest_has_no_rows() throws Exception {
        detection = Optional.of(new Detection.None());
        window(() -> assertEquals(0, rows().rowCount()));
    }
}
