package dev.rustaiide.app.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.e4.ui.internal.workbench.swt.E4Application;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.internal.Folders;

/**
 * The real product in this framework, in a window of its own, driven from the thread of the test. There is one for all
 * stories, since SWT on GTK does not start twice in a process; each story opens a folder of its own.
 */
final class RunningIde {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private static RunningIde running;
    private volatile Display display;
    private List<String> firstEditors = List.of();

    private RunningIde(String... arguments) throws InterruptedException {
        Thread.ofPlatform().name("UI").daemon().start(() -> run(arguments));
        waitFor("the window", () -> StoryAccess.context().isPresent() && get(StoryAccess::isOpen));
    }

    /** Shows {@code folder}; starts the product if it does not run yet, on a folder and a file of its own. */
    static synchronized RunningIde on(Path folder) throws InterruptedException, IOException {
        if (running == null) {
            Path first = Files.createTempDirectory("start").toRealPath();
            Path file = Files.writeString(first.resolve("first.rs"), "fn first() {}\n");
            running = new RunningIde(first.toString(), file + ":1:4");
            running.waitForFolder(first);
        }
        RunningIde ide = running;
        ide.act(() -> ide.the(OpenFolder.class).open(folder));
        ide.waitForFolder(folder);
        return ide;
    }

    /** Where the product looks for its organisation's policy; there is none before a story writes it. */
    static Path policy() {
        return Path.of(System.getProperty("rustaiide.policy"));
    }

    /** What was open when the folder of the command line was, by name. */
    List<String> firstEditors() {
        return firstEditors;
    }

    private void waitForFolder(Path folder) throws InterruptedException {
        Folders folders = the(Folders.class);
        until(folder + " to be open",
                () -> folders.current().filter(open -> open.path().equals(folder)).isPresent());
        if (firstEditors.isEmpty()) {
            firstEditors = get(() -> the(Editors.class).all().stream()
                    .map(file -> file.getFileName().toString()).toList());
        }
    }

    private void run(String[] arguments) {
        try {
            display = Display.getDefault();
            end.complete(new E4Application().start(new Started(arguments)));
        } catch (Throwable failure) { // boundary: the test hears of it
            end.completeExceptionally(failure);
        }
    }

    /** What {@code question} answers on the UI thread. */
    <T> T get(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        display.syncExec(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception failure) { // boundary: goes to the test
                answer.completeExceptionally(failure);
            }
        });
        return answer.join();
    }

    void act(Runnable action) {
        get(() -> {
            action.run();
            return "done";
        });
    }

    /** An object of the application, by its type. */
    <T> T the(Class<T> type) {
        return get(() -> StoryAccess.context().orElseThrow().get(type));
    }

    /** Runs a command as the palette does; says whether it made sense. */
    boolean command(String id) {
        Commands commands = the(Commands.class);
        return get(() -> commands.run(new CommandId(id)));
    }

    /** Waits until {@code condition}, asked on this thread, holds. */
    private void waitFor(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (display == null || !condition.getAsBoolean()) {
            if (end.isDone()) {
                throw new AssertionError("the application ended while the test waited for " + what + ": " + end);
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits until {@code condition}, asked on the UI thread, holds. */
    void until(String what, Callable<Boolean> condition) throws InterruptedException {
        waitFor(what, () -> get(condition));
    }

    /** Sends {@code text} key by key to the control below {@code parent} that listens to keys. */
    void type(Composite parent, String text) {
        for (char c : text.toCharArray()) {
            press(parent, 0, c == '\n' ? SWT.CR : c);
        }
    }

    /** Sends one key to it. */
    void press(Composite parent, int modifiers, char key) {
        act(() -> {
            Event event = new Event();
            event.stateMask = modifiers;
            event.character = key;
            event.keyCode = Character.toLowerCase(key);
            keyListener(parent).notifyListeners(SWT.KeyDown, event);
        });
    }

    private static Control keyListener(Composite parent) {
        for (Control child : parent.getChildren()) {
            if (child.isVisible() && child.isListening(SWT.KeyDown)) {
                return child;
            }
            if (child instanceof Composite composite && child.isVisible()) {
                try {
                    return keyListener(composite);
                } catch (IllegalStateException nothingBelow) {
                    continue;
                }
            }
        }
        throw new IllegalStateException("nothing listens to keys below " + parent);
    }

    /** What the framework's launcher would hand to the application: the product of {@code plugin.xml}. */
    private record Started(String[] arguments) implements IApplicationContext {
        private static final Map<String, String> PRODUCT = Map.of(
                "applicationXMI", "dev.rustaiide.app.workbench/Application.e4xmi",
                "lifeCycleURI", "bundleclass://dev.rustaiide.app.desktop.integration/"
                        + "dev.rustaiide.app.desktop.integration.internal.LifeCycle",
                "cssTheme", "none", "persistState", "false", "clearPersistedState", "true");

        @Override
        public Map<String, Object> getArguments() {
            return Map.of(APPLICATION_ARGS, arguments);
        }

        @Override
        public String getBrandingProperty(String key) {
            return PRODUCT.get(key);
        }

        @Override
        public void applicationRunning() {
            // There is no launcher that would take its splash away.
        }

        @Override
        public String getBrandingApplication() {
            return "org.eclipse.e4.ui.workbench.swt.E4Application";
        }

        @Override
        public String getBrandingName() {
            return "Rust AI IDE";
        }

        @Override
        public String getBrandingDescription() {
            return "";
        }

        @Override
        public String getBrandingId() {
            return "dev.rustaiide.app.desktop.integration.product";
        }

        @Override
        public Bundle getBrandingBundle() {
            return FrameworkUtil.getBundle(RunningIde.class);
        }

        @Override
        public void setResult(Object result, IApplication application) {
            throw new IllegalStateException("the application ends by returning");
        }
    }
}
