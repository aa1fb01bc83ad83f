package dev.rustaiide.app.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.internal.workbench.swt.E4Application;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The real product in this framework, in a window of its own, driven from the thread of the test. */
final class RunningIde implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final CompletableFuture<Object> end = new CompletableFuture<>();
    private final Thread ui;
    private volatile Display display;

    RunningIde(Path folder) throws InterruptedException {
        ui = Thread.ofPlatform().name("UI").start(() -> run(folder));
        waitFor("the window", () -> StoryAccess.context() != null
                && get(() -> StoryAccess.isOpen()));
    }

    private void run(Path folder) {
        try {
            display = Display.getDefault();
            end.complete(new E4Application().start(new Started(List.of(folder.toString()))));
        } catch (Throwable failure) { // boundary: the test hears of it by close()
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
            return null;
        });
    }

    <T> T service(Class<T> type) {
        return get(() -> StoryAccess.context().get(type));
    }

    /** Waits until {@code condition}, asked on this thread, holds. */
    void waitFor(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (end.isDone() || display == null || !condition.getAsBoolean()) {
            if (end.isCompletedExceptionally()) {
                end.join();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits until {@code condition}, asked on the UI thread, holds. */
    void waitForUi(String what, Supplier<Boolean> condition) throws InterruptedException {
        waitFor(what, () -> get(condition::get));
    }

    /** Sends key events through the display, as a person's keyboard would. */
    void type(String text) {
        for (char c : text.toCharArray()) {
            act(() -> {
                Event event = new Event();
                event.character = c;
                event.keyCode = Character.toLowerCase(c);
                event.type = org.eclipse.swt.SWT.KeyDown;
                var focus = display.getFocusControl();
                if (focus != null) {
                    focus.notifyListeners(org.eclipse.swt.SWT.KeyDown, event);
                }
            });
        }
    }

    IEclipseContext context() {
        return StoryAccess.context();
    }

    @Override
    public void close() throws InterruptedException {
        act(StoryAccess::close);
        ui.join(Duration.ofSeconds(20));
        end.join();
    }

    /** What the framework's launcher would hand to the application. */
    private record Started(List<String> arguments) implements IApplicationContext {
        private static final Map<String, String> PRODUCT = Map.of(
                "applicationXMI", "dev.rustaiide.app.workbench/Application.e4xmi",
                "lifeCycleURI", "bundleclass://dev.rustaiide.app.desktop.integration/"
                        + "dev.rustaiide.app.desktop.integration.internal.LifeCycle",
                "persistState", "false", "clearPersistedState", "true");

        @Override
        public Map<String, Object> getArguments() {
            return Map.of(APPLICATION_ARGS, arguments.toArray(String[]::new));
        }

        @Override
        public String getBrandingProperty(String key) {
            return PRODUCT.get(key);
        }

        @Override
        public void applicationRunning() {
            // nobody shows a splash
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
        public void setResult(Object result, org.eclipse.equinox.app.IApplication application) {
            throw new IllegalStateException("the application ends by returning");
        }
    }
}
