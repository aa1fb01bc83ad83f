package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.documents.SaveCleanup;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.system.user.experience.WindowSettings;

/** The thread of the test stands in for the UI thread. */
class EditorSettingsTest {
    @TempDir
    Path temp;
    private final LinkedBlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final Set<Thread> askers = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<EditorOptions> told = new LinkedBlockingQueue<>();
    private Path project;
    private TestSettings opened;
    private Settings settings;

    @BeforeEach
    void open() throws IOException {
        project = Files.createDirectories(temp.resolve("project/.rust-ai-ide")).getParent();
        opened = new TestSettings(Files.createDirectories(temp.resolve("home")), WindowSettings.all(), List.of(),
                () -> List.of(new Folder(project, true)), silent(TextFiles.class), silent(Events.class));
        settings = watched(Settings.class, opened.settings());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static <T> T silent(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> null));
    }

    /** {@code target}, and the views it gives, with every thread that asks them noted. */
    private <T> T watched(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    askers.add(Thread.currentThread());
                    try {
                        Object answer = method.invoke(target, arguments);
                        return answer instanceof SettingsView view ? watched(SettingsView.class, view) : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private void put(String text) throws IOException {
        Files.writeString(project.resolve(Settings.FOLDER_FILE), text);
    }

    private EditorSettings follow() {
        return EditorSettings.follow(settings, project.resolve("main.rs"), ui::add, told::add);
    }

    private EditorOptions next() throws InterruptedException {
        ui.poll(10, TimeUnit.SECONDS).run();
        return told.remove();
    }

    @Test
    void the_ui_thread_hears_of_options_and_never_asks_for_them() throws Exception {
        put("{\"editor.tabSize\": 3, \"files.finalNewline\": true}");
        try (EditorSettings following = follow()) {
            assertEquals(3, next().tabSize());
            put("{\"editor.tabSize\": 7, \"files.finalNewline\": true}");
            assertEquals(7, next().tabSize());
            Call<SaveCleanup> cleanup = following.cleanup(false);
            assertEquals(new SaveCleanup(false, true), cleanup.await());
        }
        assertFalse(askers.isEmpty());
        assertFalse(askers.contains(Thread.currentThread()));
    }

    @Test
    void blanks_mean_something_in_markdown() throws Exception {
        put("{\"files.trimTrailingBlanks\": true}");
        try (EditorSettings following = follow()) {
            assertEquals(new SaveCleanup(true, false), following.cleanup(false).await());
            assertEquals(SaveCleanup.NONE, following.cleanup(true).await());
        }
    }

    @Test
    void who_is_closed_hears_nothing_more() throws Exception {
        try (EditorSettings other = follow()) {
            next();
            EditorSettings closed = EditorSettings.follow(settings, project.resolve("lib.rs"), ui::add, options -> {
                throw new AssertionError("told");
            });
            closed.known().await();
            ui.remove();
            closed.close();
            put("{\"editor.tabSize\": 5}");
            assertEquals(5, next().tabSize());
        }
        assertEquals(List.of(), List.copyOf(ui));
    }

    @Test
    void settings_that_cannot_be_read_do_not_keep_a_text_from_being_saved() throws Exception {
        Settings broken = (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(),
                new Class<?>[] {Settings.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("broken on purpose");
                });
        try (EditorSettings following = EditorSettings.follow(broken, project, ui::add, told::add)) {
            assertEquals(SaveCleanup.NONE, following.cleanup(false).await());
        }
    }
}
