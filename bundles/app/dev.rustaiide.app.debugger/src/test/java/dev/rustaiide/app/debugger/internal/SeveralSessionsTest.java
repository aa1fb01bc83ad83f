package dev.rustaiide.app.debugger.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.debugger.internal.StackRows.OneSession;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugSession.State;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.Debugging;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Step;

/** A program whose adapter begins sessions beneath the first: what steps, values and rows are about. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
class SeveralSessionsTest {
    @TempDir
    Path folder;
    private final Display display = new Display();
    private final Acted root = new Acted("server.js");
    private final Acted main = new Acted("main");
    private final Acted worker = new Acted("worker");
    private Consumer<DebugEvent> listener = event -> { };
    private DebugRun run;
    private StackRows rows;

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    /** A session of a test; the thread of each is its own number. */
    private static final class Acted {
        final List<DebugSession> children = new ArrayList<>();
        final List<Step> steps = new ArrayList<>();
        final DebugSession session;
        State state = State.RUNNING;
        boolean hasEnded;
        /** Delve gives a frame another number each time. */
        long frames;

        Acted(String title) {
            session = (DebugSession) Proxy.newProxyInstance(Acted.class.getClassLoader(),
                    new Class<?>[] {DebugSession.class}, (proxy, method, values) -> switch (method.getName()) {
                        case "title", "toString" -> title;
                        case "state" -> state;
                        case "children" -> List.copyOf(children);
                        case "equals" -> proxy == values[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "can" -> false;
                        case "exceptionFilters" -> List.of();
                        case "threads" -> Call.of(List.of(new DebugThread(1, title)));
                        case "stack" -> Call.of(List.of(new Frame(++frames, title + "()", Optional.of(Path.of(title)),
                                new Position(3, 0), Frame.Kind.OWN, "")));
                        case "go" -> {
                            steps.add((Step) values[1]);
                            yield Call.of(true);
                        }
                        case "end" -> {
                            hasEnded = true;
                            yield Call.of(true);
                        }
                        default -> Call.of(List.of());
                    });
        }
    }

    @BeforeEach
    void open() {
        var ui = new Ui(display);
        Editors editors = (Editors) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Editors.class},
                (proxy, method, values) -> null);
        Debugging debugging = (Debugging) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Debugging.class}, (proxy, method, values) -> {
                    @SuppressWarnings("unchecked")
                    Consumer<DebugEvent> events = (Consumer<DebugEvent>) values[2];
                    listener = events;
                    return Call.of(root.session);
                });
        FailureNotices notices = new FailureNotices() {
            @Override
            public void show(Failure failure) {
                throw new AssertionError(failure.toString());
            }

            @Override
            public void show(Throwable cause) {
                throw new AssertionError(cause);
            }
        };
        run = new DebugRun(debugging, new KeptBreakpoints(new Paths(folder, folder, folder, folder, folder), ui),
                editors, notices, ui);
        rows = new StackRows(run, (FileNames) null);
        run.start(new DebugRun.Supply("server.js", output -> Call.of(DebugTarget.Launch.of(folder,
                folder.resolve("server.js"), List.of()))));
        until(() -> run.phase() == DebugRun.Phase.RUNNING);
        root.children.add(main.session);
        beneath(main, new DebugEvent.Began());
        main.children.add(worker.session);
        beneath(worker, new DebugEvent.Began());
    }

    @AfterEach
    void close() {
        run.end();
        display.dispose();
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    private void beneath(Acted of, DebugEvent event) {
        listener.accept(new DebugEvent.Beneath(of.session, event));
        while (display.readAndDispatch()) {
            Thread.onSpinWait();
        }
    }

    private void stop(Acted of) {
        of.state = State.STOPPED;
        beneath(of, new DebugEvent.Stopped(1, "breakpoint", ""));
    }

    private void goOn(Acted of) {
        of.state = State.RUNNING;
        beneath(of, new DebugEvent.Continued());
    }

    private String where() {
        return run.stop().frames().stream().map(Frame::name).findFirst().orElse("");
    }

    private List<String> sessionRows() {
        var lines = new ArrayList<String>();
        rows.roots().stream().filter(OneSession.class::isInstance).forEach(row -> add(row, "", lines));
        return lines;
    }

    private void add(StackRows.Entry row, String indent, List<String> lines) {
        lines.add(indent + rows.row(row).label() + " " + rows.row(row).detail());
        rows.children(row).forEach(each -> add(each, indent + "  ", lines));
    }

    @Test
    void each_is_shown_beneath_its_parent_with_what_it_does() {
        stop(worker);
        assertEquals(List.of("server.js runs", "  main runs", "    worker stands still"), sessionRows());
    }

    @Test
    void the_frame_that_was_known_first_is_the_top_of_the_stack_that_comes_after_it() {
        stop(worker);
        until(() -> run.stop().isWhole() && run.stop().frame().isPresent());
        assertEquals(2, worker.frames);
        assertTrue(run.stop().isTop());
    }

    @Test
    void a_step_is_one_of_the_session_that_stopped() {
        stop(worker);
        until(() -> where().equals("worker()"));
        run.go(Step.OVER);
        assertEquals(List.of(List.of(), List.of(), List.of(Step.OVER)), List.of(root.steps, main.steps, worker.steps));
    }

    @Test
    void another_that_stops_does_not_take_people_away_and_comes_up_when_the_first_goes_on() {
        stop(worker);
        until(() -> where().equals("worker()"));
        stop(main);
        assertEquals("worker()", where());
        goOn(worker);
        stop(worker);
        assertEquals("worker()", where());
        goOn(worker);
        until(() -> where().equals("main()"));
        assertTrue(run.isStopped());
    }

    @Test
    void people_look_at_another_by_its_row() {
        stop(worker);
        stop(main);
        until(() -> where().equals("worker()"));
        run.look(main.session);
        until(() -> where().equals("main()"));
        run.look(root.session);
        assertEquals(DebugRun.Phase.RUNNING, run.phase());
        run.look(worker.session);
        until(() -> where().equals("worker()"));
    }

    @Test
    void one_that_ends_is_no_end_of_the_others() {
        stop(worker);
        until(() -> where().equals("worker()"));
        worker.state = State.ENDED;
        main.children.clear();
        beneath(worker, new DebugEvent.Ended(Optional.empty()));
        until(() -> where().isEmpty());
        assertEquals(DebugRun.Phase.RUNNING, run.phase());
        assertEquals(List.of("server.js runs", "  main runs"), sessionRows());
        run.end();
        assertTrue(root.hasEnded);
        assertEquals(List.of(), sessionRows());
    }
}
