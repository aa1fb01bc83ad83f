package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.SaveCleanup;
import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.LanguageOptions;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;

/**
 * The settings of one editor, which a folder may have of its own, from {@link #follow} to {@link #close}. Files are
 * read in calls; the thread that asks never waits for them.
 */
public final class EditorSettings implements AutoCloseable {
    private static final String EDITOR = "Editor";
    private static final String FILES = "Files";
    /** Columns of a level. */
    static final SettingKey<Long> TAB_SIZE = SettingKey.number("editor.tabSize", 4, 1, 16, "Tab size",
            "Columns of a level of indentation, and of a tab.", EDITOR);
    static final SettingKey<Boolean> INSERT_SPACES = SettingKey.flag("editor.insertSpaces", true, "Indent with spaces",
            "Tab and Enter indent with spaces. Off means tabs.", EDITOR);
    static final SettingKey<Boolean> DETECT = SettingKey.flag("editor.detectIndentation", true, "Detect indentation",
            "What most lines of a file are indented with counts more than these two settings.", EDITOR);
    static final SettingKey<Boolean> LINE_NUMBERS = SettingKey.flag("editor.lineNumbers", true, "Line numbers",
            "Numbers stand left of the lines.", EDITOR).ofUser();
    static final SettingKey<Boolean> CLOSE_BRACKETS = SettingKey.flag("editor.closeBrackets", true, "Close brackets",
            "An opening bracket or quote brings its partner along.", EDITOR).ofUser();
    static final SettingKey<Boolean> OCCURRENCES = SettingKey.flag("editor.markOccurrences", true, "Mark occurrences",
            "The other places of the name at the caret are marked.", EDITOR).ofUser();
    static final SettingKey<Boolean> SUGGEST = SettingKey.flag("editor.suggestOnType", true, "Suggest while typing",
            "What could be written is offered while a name is typed. Off means only when asked.", EDITOR).ofUser();
    static final SettingKey<Boolean> GHOST = SettingKey.flag("editor.ghostText", true, "Ghost text",
            "How the line could go on is shown behind the caret. Tab writes it, Ctrl+Right a word.", EDITOR).ofUser();
    static final SettingKey<Boolean> NEXT_EDIT = SettingKey.flag("editor.nextEdit", true, "Next edit",
            "After a change, the other places that want it are marked one by one. Tab goes there, Tab again makes it,"
            + " Escape lets go of it.", EDITOR).ofUser();
    static final SettingKey<Boolean> INLAY_HINTS = SettingKey.flag("editor.inlayHints", true, "Inlay hints",
            "Types and names of parameters that the code leaves out are shown within its lines.", EDITOR).ofUser();
    static final SettingKey<Boolean> CODE_LENSES = SettingKey.flag("editor.codeLenses", true, "Code lenses",
            "What can be done with a declaration, and how often it is used, stands above it.", EDITOR).ofUser();
    static final SettingKey<Boolean> SEMANTIC = SettingKey.flag("editor.semanticColours", true, "Semantic colours",
            "Names have the colour of what they mean, as far as that is known.", EDITOR).ofUser();
    static final SettingKey<Boolean> FORMAT_ON_TYPE = SettingKey.flag("editor.formatOnType", true, "Format on type",
            "A character that ends something has it put in order, where the language has such.", EDITOR);
    static final SettingKey<Boolean> FORMAT_ON_SAVE = SettingKey.flag("editor.formatOnSave", false, "Format on save",
            "Saving puts the whole text in order first, where somebody can.", EDITOR);
    static final SettingKey<Boolean> TRIM = SettingKey.flag("files.trimTrailingBlanks", false, "Trim trailing blanks",
            "Saving removes blanks at the ends of lines, except in Markdown, where they mean something.", FILES);
    static final SettingKey<Boolean> FINAL_NEWLINE = SettingKey.flag("files.finalNewline", false, "Final line end",
            "Saving ends the last line where it has no line end.", FILES);
    private static final List<SettingKey<?>> OPTIONS = List.of(TAB_SIZE, INSERT_SPACES, DETECT, LINE_NUMBERS,
            CLOSE_BRACKETS, OCCURRENCES, SUGGEST, GHOST, NEXT_EDIT, INLAY_HINTS, CODE_LENSES, SEMANTIC,
            FORMAT_ON_TYPE, FORMAT_ON_SAVE);
    static final List<SettingKey<?>> KEYS =
            Stream.concat(OPTIONS.stream(), Stream.of(TRIM, FINAL_NEWLINE)).toList();

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
            EditorOptions now = new EditorOptions(from.get(TAB_SIZE).intValue(), from.get(INSERT_SPACES),
                    from.get(DETECT), from.get(LINE_NUMBERS), from.get(CLOSE_BRACKETS), from.get(OCCURRENCES),
                    new LanguageOptions(from.get(SUGGEST), from.get(GHOST), from.get(NEXT_EDIT), from.get(INLAY_HINTS),
                            from.get(CODE_LENSES), from.get(SEMANTIC), from.get(FORMAT_ON_TYPE),
                            from.get(FORMAT_ON_SAVE)));
            ui.execute(() -> listener.accept(now));
        }
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
                return new SaveCleanup(from.get(TRIM) && !markdown, from.get(FINAL_NEWLINE));
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
