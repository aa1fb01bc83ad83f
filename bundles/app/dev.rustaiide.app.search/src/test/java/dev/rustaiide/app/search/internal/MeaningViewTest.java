package dev.rustaiide.app.search.internal;

import static dev.rustaiide.app.search.internal.FakeSearch.hit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.workbench.Ui;

/** The panel on the screen, with the thread of the test as that of the window. */
class MeaningViewTest {
    private static final Path ROOT = Path.of("/work/shapes");
    private final FakeSearch engine = new FakeSearch();
    private final FakeFolders folders = new FakeFolders();
    private final List<String> done = new ArrayList<>();
    private final PlaceSteps steps = new PlaceSteps();
    private Display display;
    private Composite body;
    private MeaningSearch search;
    private MeaningView view;

    /** On the thread of the test, which is the one of the user interface from then on. */
    private void show() throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        engine.byMeaning.put(ROOT, List.of(hit(ROOT.resolve("a.rs"), 3, 0.9, "retry_upload"),
                hit(ROOT.resolve("b.rs"), 7, 0.5, "upload_all")));
        folders.set(ROOT);
        display = new Display();
        Look look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        Shell shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1000, 260);
        // It takes the focus that a window gives to something.
        new Text(shell, SWT.NONE);
        body = new Composite(shell, SWT.NONE);
        var ui = new Ui(display);
        search = new MeaningSearch(engine, folders, ui, Duration.ofMillis(50));
        view = new MeaningView(body, look, search, fake(Editors.class), fake(FileNames.class), steps,
                fake(Commands.class), ui);
        shell.open();
        shell.layout(true, true);
    }

    private interface Act {
        void run() throws Exception;
    }

    private void onScreen(Act act) throws Exception {
        show();
        try {
            act.run();
        } finally {
            display.dispose();
        }
    }

    /** Notes what it is told to do. */
    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    if (type == FileNames.class) {
                        return ROOT.relativize((Path) arguments[0]).toString();
                    }
                    if (method.getName().equals("tip")) {
                        return arguments[0];
                    }
                    done.add(method.getName() + ' ' + String.join(" ", List.of(arguments).stream()
                            .map(Object::toString).toList()));
                    return method.getReturnType() == boolean.class ? true : null;
                }));
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean(), () -> done + " " + search.hits());
    }

    private static <T extends Control> T child(Composite parent, Class<T> type) {
        for (Control each : parent.getChildren()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
            if (each instanceof Composite inner && inner.getClass() == Composite.class) {
                return child(inner, type);
            }
        }
        throw new AssertionError("no " + type.getSimpleName());
    }

    private RowView<?> list() {
        for (Control each : body.getChildren()) {
            if (each instanceof RowView<?> rows) {
                return rows;
            }
        }
        throw new AssertionError("no list");
    }

    private TextField field() {
        return child(body, TextField.class);
    }

    private void press(int key) {
        var event = new Event();
        event.keyCode = key;
        field().control().notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void nothing_is_read_until_people_come_and_what_they_type_is_asked() throws Exception {
        onScreen(() -> {
            while (display.readAndDispatch()) {
                assertEquals(0, engine.readings.get());
            }
            assertEquals(0, engine.readings.get());
            view.focus();
            field().setText("upload");
            until(() -> list().rowCount() == 2);
            assertEquals("upload", search.question());
            assertEquals(1, engine.readings.get());
        });
    }

    @Test
    void arrows_in_the_field_look_at_places_and_enter_goes_there() throws Exception {
        onScreen(() -> {
            view.focus();
            field().setText("upload");
            press(SWT.CR);
            until(() -> list().rowCount() == 2);
            assertEquals(List.of(), done);
            press(SWT.ARROW_DOWN);
            press(SWT.CR);
            assertEquals(List.of("open " + ROOT + "/b.rs:8:5"), done);
            until(() -> !search.isSearching() && search.reading().isDone());
            assertTrue(steps.hasAny());
            steps.step(1);
            assertEquals("look " + ROOT + "/a.rs:4:5 true", done.getLast());
            steps.step(-1);
            assertEquals("look " + ROOT + "/b.rs:8:5 true", done.getLast());
        });
    }

    @Test
    void what_people_go_through_stays_while_more_becomes_known() throws Exception {
        onScreen(() -> {
            engine.byWords.put(ROOT, List.of(hit(ROOT.resolve("c.rs"), 1, 0.2, "upload_once")));
            engine.understanding = new CountDownLatch(1);
            view.focus();
            field().setText("upload");
            until(() -> list().rowCount() == 1);
            press(SWT.ARROW_DOWN);
            engine.understanding.countDown();
            until(search::isBehind);
            assertEquals(1, list().rowCount());
            search.again();
            until(() -> list().rowCount() == 2);
        });
    }

    @Test
    void without_a_folder_the_list_offers_to_open_one() throws Exception {
        onScreen(() -> {
            folders.set();
            view.focus();
            list().handleKey(SWT.CR, 0);
            assertEquals(1, done.size());
            assertTrue(done.getFirst().contains("folder.open"), done.toString());
        });
    }
}
