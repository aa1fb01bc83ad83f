package dev.rustaiide.app.cargo.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.CargoRuns;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.ProposedChanges;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoChoice;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.DependencyTree;
import dev.rustaiide.system.cargo.integration.Detection;

/** The pages on the screen, over work that ends when the test lets it. */
class PagesTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> stopped = Collections.synchronizedList(new ArrayList<>());
    private CountDownLatch end = new CountDownLatch(1);
    private Optional<Detection> detection = at("/one");
    private Runnable changed = () -> { };
    private Display display;
    private Shell shell;

    private static Optional<Detection> at(String root) {
        return Optional.of(new Detection.Found(new CargoWorkspace(Path.of(root), Path.of(root, "target"), List.of(),
                List.of(), List.of("dev"))));
    }

    /** Takes until the test says so; says that it was stopped if it was. */
    private <T> Call<T> slow(Object root, T result) {
        asked.add(root.toString());
        CountDownLatch end = this.end;
        return Call.start("slow", scope -> {
            try {
                end.await();
            } catch (InterruptedException cancelled) {
                stopped.add(root.toString());
                throw cancelled;
            }
            return result;
        });
    }

    private static DependencyTree tree(Object root) {
        var id = new DependencyTree.Id("of" + root.toString().replace('/', '-'), "1.0.0", "");
        return new DependencyTree(List.of(new DependencyTree.Node(id, "MIT", Optional.empty(), 10,
                List.of(), List.of())), List.of(id), "");
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> switch (method.getName()) {
                    case "choice" -> Call.of(CargoChoice.STANDARD);
                    case "detection" -> detection;
                    case "onChange" -> {
                        changed = (Runnable) arguments[0];
                        yield null;
                    }
                    case "tree" -> slow(arguments[0], tree(arguments[0]));
                    case "newer" -> Call.of(List.of());
                    case "times" -> slow(arguments[0], new BuildTimes(List.of(new BuildTimes.Unit("unit", "1.0.0", "",
                            Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO)), 0, Duration.ofSeconds(1),
                            Path.of("/page")));
                    default -> method.getReturnType() == Optional.class ? Optional.empty() : null;
                }));
    }

    private interface Story {
        void tell(Composite page) throws Exception;
    }

    private void window(boolean report, Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        end = new CountDownLatch(1);
        display = new Display();
        try {
            Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                    .newInstance();
            shell = new Shell(display);
            shell.setLayout(new FillLayout());
            Ui ui = new Ui(display);
            var shown = new ShownCargo(fake(CargoRuns.class), () -> fake(Cargo.class), fake(Events.class),
                    fake(FailureNotices.class), ui);
            changed.run();
            var page = new Composite(shell, SWT.NONE);
            if (report) {
                new ReportPage.Times(page, look, shown, fake(CargoReports.class), ui);
            } else {
                new DependenciesPage(page, look, shown, fake(CargoDependencies.class), actions(shown, look, ui),
                        fake(Editors.class), ui);
            }
            shell.open();
            shell.layout(true, true);
            story.tell(page);
        } finally {
            end.countDown();
            display.dispose();
        }
    }

    private DependencyActions actions(ShownCargo shown, Look look, Ui ui) {
        return new DependencyActions(shown, () -> fake(CargoDependencies.class), () -> fake(Cargo.class),
                () -> fake(ProposedChanges.class), fake(CargoRuns.class), fake(Editors.class), fake(Panels.class),
                fake(FailureNotices.class), look, ui);
    }

    private static List<String> rows(Composite page) {
        for (Control child : page.getChildren()) {
            if (child instanceof RowView<?> rows) {
                return rows.spoken();
            }
        }
        throw new AssertionError("no rows");
    }

    private void until(BooleanSupplier condition) {
        long last = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < last) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> asked + " " + stopped);
    }

    @Test
    void what_a_page_waits_for_ends_with_it() throws Exception {
        for (boolean report : List.of(true, false)) {
            stopped.clear();
            window(report, page -> {
                page.dispose();
                until(() -> stopped.equals(List.of("/one")));
                changed.run();
            });
        }
    }

    @Test
    void the_dependencies_are_those_of_the_folder_that_people_work_in() throws Exception {
        window(false, page -> {
            detection = at("/two");
            changed.run();
            until(() -> stopped.equals(List.of("/one")));
            assertEquals(List.of("/one", "/two"), asked);
            end.countDown();
            until(() -> !rows(page).isEmpty());
            assertTrue(rows(page).getFirst().startsWith("of-two"), rows(page).toString());
            detection = Optional.empty();
            changed.run();
            assertFalse(rows(page).isEmpty(), "Cargo is only being asked");
            detection = Optional.of(new Detection.None());
            changed.run();
            assertEquals(List.of(), rows(page));
        });
    }

    @Test
    void a_report_is_not_taken_for_one_of_another_folder_and_nothing_is_built_unasked() throws Exception {
        window(true, page -> {
            end.countDown();
            until(() -> !rows(page).isEmpty());
            detection = at("/two");
            changed.run();
            assertEquals(List.of(), rows(page));
            assertEquals(List.of("/one"), asked);
        });
    }
}
