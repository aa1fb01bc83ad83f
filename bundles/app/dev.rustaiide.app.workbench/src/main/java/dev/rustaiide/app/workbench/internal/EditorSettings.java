package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import dev.rustaiide.app.editor.EditorOptions;
import dev.rustaiide.app.editor.SaveCleanup;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.SettingsView;

/** The settings of editors, which a folder may have of its own. */
public final class EditorSettings {
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
            "Numbers stand left of the lines.", EDITOR);
    static final SettingKey<Boolean> CLOSE_BRACKETS = SettingKey.flag("editor.closeBrackets", true, "Close brackets",
            "An opening bracket or quote brings its partner along.", EDITOR);
    static final SettingKey<Boolean> OCCURRENCES = SettingKey.flag("editor.markOccurrences", true, "Mark occurrences",
            "The other places of the name at the caret are marked.", EDITOR);
    static final SettingKey<Boolean> TRIM = SettingKey.flag("files.trimTrailingBlanks", false, "Trim trailing blanks",
            "Saving removes blanks at the ends of lines, except in Markdown, where they mean something.", FILES);
    static final SettingKey<Boolean> FINAL_NEWLINE = SettingKey.flag("files.finalNewline", false, "Final line end",
            "Saving ends the last line where it has no line end.", FILES);
    static final List<SettingKey<?>> KEYS = List.of(TAB_SIZE, INSERT_SPACES, DETECT, LINE_NUMBERS, CLOSE_BRACKETS,
            OCCURRENCES, TRIM, FINAL_NEWLINE);

    private EditorSettings() {}

    /** How an editor of {@code file} behaves now. */
    public static EditorOptions options(Settings settings, Path file) {
        SettingsView view = view(settings, file);
        return new EditorOptions(view.get(TAB_SIZE).intValue(), view.get(INSERT_SPACES), view.get(DETECT),
                view.get(LINE_NUMBERS), view.get(CLOSE_BRACKETS), view.get(OCCURRENCES));
    }

    /** What is put in order when {@code file} is saved. */
    public static SaveCleanup cleanup(Settings settings, Path file, boolean markdown) {
        SettingsView view = view(settings, file);
        return new SaveCleanup(view.get(TRIM) && !markdown, view.get(FINAL_NEWLINE));
    }

    /** Runs {@code listener} in {@code executor} when an editor of {@code file} shall behave in another way. */
    public static SettingsView.Watch onChange(Settings settings, Path file, Executor executor, Runnable listener) {
        List<SettingsView.Watch> watches = new ArrayList<>();
        KEYS.forEach(key -> watches.add(view(settings, file).onChange(key, executor, value -> listener.run())));
        return () -> watches.forEach(SettingsView.Watch::close);
    }

    /** A text that has no file is of no folder. */
    private static SettingsView view(Settings settings, Path file) {
        return file.isAbsolute() ? settings.in(file) : settings;
    }
}
