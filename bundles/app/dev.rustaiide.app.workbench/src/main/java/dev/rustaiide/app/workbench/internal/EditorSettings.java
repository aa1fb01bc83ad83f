package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.SaveCleanup;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;
import dev.rustaiide.system.user.experience.WindowSettings;

/**
 * The settings of one editor, which a folder may have of its own, from {@link #follow} to {@link #close}. Files are
 * read in calls; the thread that asks never waits for them.
 */
public final class EditorSettings implements AutoCloseable {
    private static final List<SettingKey<?>> OPTIONS = List.of(WindowSettings.TAB_SIZE, WindowSettings.INSERT_SPACES,
            WindowSettings.DETECT, WindowSettings.LINE_NUMBERS, WindowSettings.CLOSE_BRACKETS,
            WindowSettings.OCCURRENCES, WindowSettings.SUGGEST, WindowSettings.GHOST, WindowSettings.NEXT_EDIT,
            WindowSettings.INLAY_HINTS, WindowSettings.CODE_LENSES, WindowSettings.SEMANTIC,
            WindowSettings.FORMAT_ON_TYPE, WindowSettings.FORMAT_ON_SAVE);

    private final Executor ui;
    private final Consumer<EditorOptions> listener;
    private final List<SettingsView.Watch> watches = new ArrayList<>();
    private final Call<SettingsView> view;
    private boolean closed;

    private EditorSettings(Settings settings, Path file, Executor ui, Consumer<EditorOptions> listener) {
        this.ui = ui;
        this.listener = listener;
        this.view = Call.start("settings of " + file.getFileName(), scope -> {
            // A text that has no file is of no folder.
            SettingsView found = file.isAbsolute() ? settings.in(file) : settings;
            watch(found);
            tell(found);
            return found;
        });
    }

    /** Tells {@code listener} in {@code ui} how an editor of {@code file} behaves: soon, and whenever that changes. */
    public static EditorSettings follow(Settings settings, Path file, Executor ui, Consumer<EditorOptions> listener) {
        return new EditorSettings(settings, file, ui, listener);
    }

    private synchronized void watch(SettingsView found) {
        if (!closed) {
            OPTIONS.forEach(key -> watches.add(found.onChange(key, Runnable::run, value -> tell(found))));
        }
    }

    /** On whatever thread has seen a change; the last word is the newest. */
    private synchronized void tell(SettingsView from) {
        if (!closed) {
            EditorOptions now = new EditorOptions(from.get(WindowSettings.TAB_SIZE).intValue(),
                    from.get(WindowSettings.INSERT_SPACES), from.get(WindowSettings.DETECT),
                    from.get(WindowSettings.LINE_NUMBERS), from.get(WindowSettings.CLOSE_BRACKETS),
                    from.get(WindowSettings.OCCURRENCES), language(from));
            ui.execute(() -> listener.accept(now));
        }
    }

    private static LanguageOptions language(SettingsView from) {
        return new LanguageOptions(from.get(WindowSettings.SUGGEST), from.get(WindowSettings.GHOST),
                from.get(WindowSettings.NEXT_EDIT), from.get(WindowSettings.INLAY_HINTS),
                from.get(WindowSettings.CODE_LENSES), from.get(WindowSettings.SEMANTIC),
                from.get(WindowSettings.FORMAT_ON_TYPE), from.get(WindowSettings.FORMAT_ON_SAVE));
    }

    /** Ends when the listener's first word is on its way to it. */
    public Call<?> known() {
        return view;
    }

    /** What is put in order when the file is saved: nothing if that cannot be found out, so that it is saved anyway. */
    public Call<SaveCleanup> cleanup(boolean markdown) {
        return Call.start("settings of saving", scope -> {
            try {
                SettingsView from = view.await();
                return new SaveCleanup(from.get(WindowSettings.TRIM) && !markdown,
                        from.get(WindowSettings.FINAL_NEWLINE));
            } catch (ExecutionException unknown) {
                LoggerFactory.getLogger(EditorSettings.class).warn("A file is saved without being put in order",
                        unknown.getCause());
                return SaveCleanup.NONE;
            }
        });
    }

    /** Nothing is told any more. */
    @Override
    public void close() {
        List<SettingsView.Watch> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(watches);
        }
        last.forEach(SettingsView.Watch::close);
    }
}
