package dev.rustaiide.app.comparison.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.diff.DiffView;
import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.Documents;
import dev.rustaiide.app.documents.testing.FakeSyntax;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.testing.TestCommands;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.fs.FormerContent;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.testing.DiskFiles;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.StandardPaths;

/**
 * Pages on the screen over real files, the real store and the real documents; the test's thread is the UI thread.
 * Without a display a test is left out.
 */
final class ComparisonFixture implements AutoCloseable {
    final Display display;
    final Shell shell;
    final Look look;
    final Ui ui;
    final Path folder;
    final TextFiles files;
    final FileHistory history;
    final Documents documents;
    final Settings settings;
    final Histories histories;
    final Comparisons comparisons;
    final List<Path> opened = new ArrayList<>();
    final List<Object> failures = new ArrayList<>();
    private final Syntax syntax;

    ComparisonFixture(Path temporary, ThemeChoice theme) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        ui = new Ui(display);
        look = (Look) make("dev.rustaiide.app.ui.components.internal.ThemedLook");
        ((Themes) look).choose(theme);
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1180, 700);
        folder = Files.createDirectories(temporary.resolve("work")).toRealPath();
        Path state = Files.createDirectories(temporary.resolve("state"));
        StandardPaths paths = fake(StandardPaths.class, (proxy, method, arguments) -> state);
        settings = fake(Settings.class, (proxy, method, arguments) -> method.getName().equals("get")
                ? ((SettingKey<?>) arguments[0]).standard() : null);
        files = DiskFiles.keepingIn(state);
        history = (FileHistory) Class.forName("dev.rustaiide.foundation.history.internal.DiskHistory")
                .getConstructor(StandardPaths.class, Settings.class).newInstance(paths, settings);
        Method bind = files.getClass().getMethod("bindKeeper", ComponentServiceObjects.class);
        bind.invoke(files, service((FormerContent) history));
        syntax = new FakeSyntax();
        MemoryPressure pressure = fake(MemoryPressure.class,
                (proxy, method, arguments) -> (MemoryPressure.Registration) () -> { });
        documents = (Documents) Class.forName("dev.rustaiide.app.documents.internal.OpenDocuments")
                .getConstructor(TextFiles.class, Syntax.class, Executor.class, Path.class, Consumer.class,
                        MemoryPressure.class)
                .newInstance(files, syntax, ui, state.resolve("unsaved"), (Consumer<Record>) event -> { }, pressure);
        Panels panels = fake(Panels.class, (proxy, method, arguments) -> method.getName().equals("shell")
                ? Optional.of(shell) : null);
        Editors editors = fake(Editors.class, (proxy, method, arguments) -> {
            if (method.getName().equals("openOrCreate")) {
                opened.add((Path) arguments[0]);
                documents.openOrCreate((Path) arguments[0]);
            }
            return method.getName().equals("all") ? List.copyOf(opened) : null;
        });
        histories = new Histories(panels);
        comparisons = new Comparisons(panels, documents, editors, ui);
        new HistoryRecorder(documents, () -> history);
    }

    private static Object make(String type) throws ReflectiveOperationException {
        return Class.forName(type).getConstructor().newInstance();
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static ComponentServiceObjects<FormerContent> service(FormerContent keeper) {
        return new ComponentServiceObjects<>() {
            @Override
            public FormerContent getService() {
                return keeper;
            }

            @Override
            public void ungetService(FormerContent service) {}

            @Override
            public ServiceReference<FormerContent> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    HistoryPage historyPage() {
        HistoryPage page = new HistoryPage(new Composite(shell, SWT.NONE), histories, history, comparisons, documents,
                names(), settings, syntax, notices(), TestCommands.none(), look, ui);
        shell.layout(true, true);
        shell.open();
        return page;
    }

    private FileNames names() {
        return new FileNames() {
            @Override
            public String folderOf(Path file) {
                return "";
            }

            @Override
            public String shown(Path file) {
                return relative(file);
            }

            @Override
            public String relative(Path file) {
                return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
            }
        };
    }

    private FailureNotices notices() {
        return fake(FailureNotices.class, (proxy, method, arguments) -> failures.add(arguments[0]));
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Waits for {@code call} while the window goes on. */
    <T> T await(Call<T> call) {
        List<T> result = new ArrayList<>();
        call.onSuccess(ui, result::add).onFailure(ui, failures::add);
        until(() -> !result.isEmpty() || !failures.isEmpty());
        return result.getFirst();
    }

    void until(BooleanSupplier condition) {
        long end = System.currentTimeMillis() + 20_000;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("it did not come to pass: " + failures);
            }
            turn();
        }
    }

    void rest(int millis) {
        long end = System.currentTimeMillis() + millis;
        while (System.currentTimeMillis() < end) {
            turn();
        }
    }

    private void turn() {
        if (!display.readAndDispatch()) {
            try {
                Thread.sleep(2);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    DiffView view() {
        return find(shell, DiffView.class);
    }

    private static <T> T find(Composite in, Class<T> type) {
        for (Control child : in.getChildren()) {
            if (type.isInstance(child)) {
                return type.cast(child);
            }
            T found = child instanceof Composite composite ? find(composite, type) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    <T> T find(Class<T> type) {
        return find(shell, type);
    }

    void key(int code, char character) {
        Event event = new Event();
        event.keyCode = code;
        event.character = character;
        view().getChildren()[1].notifyListeners(SWT.KeyDown, event);
    }

    Document open(Path file) {
        return await(documents.open(file));
    }

    /** Keeps what the window looks like. */
    void picture(Path file) {
        rest(500);
        Image image = new Image(display, shell.getClientArea().width, shell.getClientArea().height);
        GC gc = new GC(shell);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[] {image.getImageData(100)};
        loader.save(file.toString(), SWT.IMAGE_PNG);
        image.dispose();
    }

    @Override
    public void close() {
        display.dispose();
    }
}
