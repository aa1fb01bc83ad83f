package dev.rustaiide.app.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.output.OutputView;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.testing.TestCommands;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
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

/** The view on the screen, over tests that go as the test says. */
class TestsViewTest {
    private static final Path ROOT = Path.of("/w");
    private static final TestId GOOD = new TestId("one", "lib", "tests::good");
    private static final TestId BAD = new TestId("one", "lib", "tests::bad");

    private static final Diagnostic PROBLEM = Diagnostic.of(new Location(ROOT.resolve("src/lib.rs"),
            Range.of(1, 2, 1, 3)), Severity.ERROR, "rustc", "mismatched types");

    private final List<TestRequest> asked = new ArrayList<>();
    private final List<String> did = new ArrayList<>();
    private final List<Consumer<TestEvent>> heard = new ArrayList<>();
    private Path current = ROOT;
    private Runnable otherFolder = () -> { };
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean trusted = true;
    private boolean compiles = true;
    private final Problems problems = new Problems();
    private Display display;
    private Shell shell;
    private TestRuns runs;

    /** Two tests; a run begins with both, and ends when the test lets it. */
    private final class Scripted implements Testing {
        @Override
        public boolean isAt(Path folder) {
            return true;
        }

        @Override
        public Call<TestList> discover(Path folder, boolean build) {
            return Call.of(new TestList(ROOT, List.of(item(BAD), item(GOOD)), false));
        }

        private static TestItem item(TestId id) {
            return new TestItem(id, TestItem.Kind.TEST, Optional.of(new Location(ROOT.resolve("src/lib.rs"),
                    Range.of(7, 3, 7, 3))));
        }

        @Override
        public Call<TestSelector> at(Path file, SyntaxTree.Runnable runnable) {
            return Call.of(TestSelector.of(GOOD));
        }

        @Override
        public Call<TestRun> run(TestRequest request, Consumer<TestEvent> events) {
            asked.add(request);
            heard.add(events);
            if (!compiles) {
                return Call.of(new TestRun(ROOT, List.of(), List.of(PROBLEM), false, Duration.ofMillis(5),
                        Optional.empty()));
            }
            return Call.start("run", scope -> {
                events.accept(new TestEvent.Planned(2));
                events.accept(new TestEvent.Started(BAD));
                events.accept(new TestEvent.Output(Optional.of(BAD), "live words\n"));
                end.await();
                var failure = new TestFailure("assertion failed", Optional.of(new TestFailure.Comparison(
                        "\"a\\nb\"", "==", "\"a\\nc\"")), Optional.empty());
                var results = List.of(
                        new TestResult(BAD, TestItem.Kind.TEST, TestOutcome.FAILED, Duration.ofMillis(12), "printed\n",
                                Optional.of(failure), true),
                        new TestResult(GOOD, TestItem.Kind.TEST, TestOutcome.PASSED, Duration.ofMillis(1), "",
                                Optional.empty(), false));
                results.forEach(each -> events.accept(new TestEvent.Finished(each)));
                return new TestRun(ROOT, results, List.of(), true, Duration.ofMillis(20), Optional.empty());
            });
        }

        @Override
        public Call<List<TestPast>> history(Path folder) {
            return Call.of(List.of());
        }

        @Override
        public Call<?> kept() {
            return Call.of(true);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T fake(Class<T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            did.add(method.getName() + (arguments == null ? "" : " " + arguments[0]));
            return method.getReturnType() == Optional.class ? Optional.empty()
                    : method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        });
    }

    private OpenFolders folders() {
        Folder folder = (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (self, method, arguments) -> method.getName().equals("path") ? current : null);
        return (OpenFolders) Proxy.newProxyInstance(OpenFolders.class.getClassLoader(),
                new Class<?>[] {OpenFolders.class}, (self, method, arguments) -> switch (method.getName()) {
                    case "current", "of" -> Optional.of(folder);
                    case "isTrusted" -> trusted;
                    case "onChange" -> {
                        otherFolder = (Runnable) arguments[0];
                        yield null;
                    }
                    default -> null;
                });
    }

    private interface Story {
        void tell() throws Exception;
    }

    private void window(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            show();
            story.tell();
        } finally {
            end.countDown();
            display.dispose();
        }
    }

    private void show() throws ReflectiveOperationException {
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1000, 400);
        Ui ui = new Ui(display);
        FailureNotices notices = fake(FailureNotices.class);
        runs = new TestRuns(new Scripted(), folders(), fake(OpenFolder.class), problems, notices, ui);
        var starts = new TestStarts(runs, (file, runnable) -> did.add("debug"), fake(Editors.class),
                fake(Syntax.class), notices, ui);
        new TestsView(new Composite(shell, SWT.NONE), look, runs, starts, TestCommands.none(), fake(Editors.class),
                notices, ui);
        shell.open();
        shell.layout(true, true);
        until(() -> rows().rowCount() == 4);
    }

    private RowView<?> rows() {
        return all(shell, RowView.class).getFirst();
    }

    private void until(BooleanSupplier condition) {
        long last = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < last) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> did + " " + rows().spoken());
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

    private void key(Control control, int code, int modifiers) {
        Event event = new Event();
        event.keyCode = code;
        event.character = (char) code;
        event.stateMask = modifiers;
        control.notifyListeners(SWT.KeyDown, event);
    }

    private void go(int row) {
        rows().handleKey(SWT.HOME, 0);
        for (int i = 0; i < row; i++) {
            rows().handleKey(SWT.ARROW_DOWN, 0);
        }
    }

    private String output() {
        return all(shell, OutputView.class).getFirst().text();
    }

    @Test
    void enter_runs_the_row_and_its_test_is_shown_while_it_runs_and_when_it_has_failed() throws Exception {
        window(() -> {
            go(2);
            key(rows(), SWT.CR, 0);
            assertEquals(List.of(TestSelector.of(BAD)), asked.getFirst().selectors());
            until(() -> output().contains("live words"));
            end.countDown();
            until(() -> output().contains("printed") && !runs.isRunning());
            assertTrue(rows().spoken().get(1).contains("1 of 2 failed"), rows().spoken().toString());
            assertTrue(rows().spoken().get(2).contains("flaky"), rows().spoken().toString());
            DiffView diff = all(shell, DiffView.class).getFirst();
            until(() -> diff.isVisible() && diff.comparison().hunks().size() == 1);
            assertEquals("a\nb", diff.comparison().before().text().toString());
        });
    }

    @Test
    void a_module_runs_all_in_it_and_failed_ones_run_again_alone() throws Exception {
        window(() -> {
            go(1);
            key(rows(), SWT.CR, 0);
            assertEquals(List.of(new TestSelector("one", "lib", "tests::", TestSelector.Match.PREFIX)),
                    asked.getFirst().selectors());
            end.countDown();
            until(() -> !runs.tests().failed().isEmpty() && !runs.isRunning());
            runs.runFailed();
            assertEquals(List.of(TestSelector.of(BAD)), asked.getLast().selectors());
        });
    }

    @Test
    void stopping_ends_the_run_and_nothing_looks_as_if_it_ran_on() throws Exception {
        window(() -> {
            runs.runAll();
            until(() -> runs.tests().counts().running() == 1);
            runs.stop();
            until(() -> !runs.isRunning());
            assertEquals(0, runs.tests().counts().running());
        });
    }

    @Test
    void what_an_older_run_still_tells_reaches_neither_the_newer_one_nor_another_folder() throws Exception {
        window(() -> {
            runs.runAll();
            until(() -> runs.tests().counts().running() == 1);
            runs.runAll();
            until(() -> runs.planned() == 2);
            var late = new TestResult(GOOD, TestItem.Kind.TEST, TestOutcome.CRASHED, Duration.ZERO, "",
                    Optional.empty(), false);
            heard.getFirst().accept(new TestEvent.Planned(100));
            heard.getFirst().accept(new TestEvent.Finished(late));
            heard.getLast().accept(new TestEvent.Started(GOOD));
            until(() -> runs.tests().state(GOOD).running());
            assertEquals("2 of 0", runs.planned() + " of " + runs.done());
            current = Path.of("/other");
            otherFolder.run();
            assertFalse(runs.isRunning());
            heard.getLast().accept(new TestEvent.Planned(100));
            heard.getLast().accept(new TestEvent.Started(new TestId("two", "lib", "late")));
            runs.runAll();
            until(() -> runs.planned() > 0);
            assertEquals(2, runs.planned());
            assertTrue(runs.tests().item(new TestId("two", "lib", "late")).isEmpty());
        });
    }

    @Test
    void what_stops_the_build_is_shown_in_the_place_of_a_test_and_among_the_problems() throws Exception {
        compiles = false;
        window(() -> {
            go(2);
            key(rows(), SWT.CR, 0);
            until(() -> output().contains("mismatched types"));
            assertEquals(List.of(PROBLEM), problems.in(ROOT.resolve("src/lib.rs")));
            compiles = true;
            end.countDown();
            runs.runAll();
            until(() -> runs.tests().failed().size() == 1 && !runs.isRunning());
            assertEquals(List.of(), problems.in(ROOT.resolve("src/lib.rs")));
        });
    }

    @Test
    void a_filter_leaves_what_has_the_words_and_says_so_if_nothing_has() throws Exception {
        window(() -> {
            TextField filter = all(shell, TextField.class).getFirst();
            filter.setText("good");
            until(() -> rows().rowCount() == 3);
            filter.setText("nowhere");
            until(() -> rows().rowCount() == 0);
            filter.setText("");
            until(() -> rows().rowCount() == 4);
        });
    }

    @Test
    void without_trust_a_person_is_asked_and_nothing_runs() throws Exception {
        trusted = false;
        window(() -> {
            runs.runAll();
            assertTrue(did.stream().anyMatch(each -> each.startsWith("askTrust")), did.toString());
            assertEquals(List.of(), asked);
        });
    }

    @Test
    void f4_goes_to_the_source() throws Exception {
        window(() -> {
            go(3);
            key(rows(), SWT.F4, 0);
            assertTrue(did.contains("open " + ROOT.resolve("src/lib.rs")), did.toString());
            assertEquals(2, all(shell, PanelHeader.class).size());
        });
    }
}
