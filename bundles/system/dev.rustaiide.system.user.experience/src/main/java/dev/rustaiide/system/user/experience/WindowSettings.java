package dev.rustaiide.system.user.experience;

import java.util.List;

import dev.rustaiide.foundation.config.SettingKey;

/**
 * The settings of the window, by what they are about. They are declared here, below the window, so that the command
 * line and policies know them too; what each does is said by the key itself.
 */
public final class WindowSettings {
    /** The category of what has to do with keys. */
    public static final String KEYS = "Keys";

    private static final String APPEARANCE = "Appearance";
    private static final String EDITOR = "Editor";
    private static final String FILES = "Files";
    private static final String TERMINAL = "Terminal";
    private static final String DEBUGGER = "Debugger";

    /** Which theme. */
    public static final SettingKey<String> THEME = SettingKey.choice("appearance.theme", "system",
            List.of("system", "light", "dark", "high contrast"), "Theme",
            "The colours of the window. System follows the desktop, also when it changes.", APPEARANCE).ofUser();
    /** The font of code. */
    public static final SettingKey<String> CODE_FONT = SettingKey.text("appearance.codeFont", "", "Code font",
            "A fixed-width font that is installed. Empty means the best of those that are there.", APPEARANCE).ofUser();
    /** Its size. */
    public static final SettingKey<Long> CODE_SIZE = SettingKey.number("appearance.codeFontSize", 0, 0, 40,
            "Code font size", "In points. 0 means as large as the rest of the window.", APPEARANCE).ofUser();
    /** Columns of a level. */
    public static final SettingKey<Long> TAB_SIZE = SettingKey.number("editor.tabSize", 4, 1, 16, "Tab size",
            "Columns of a level of indentation, and of a tab.", EDITOR);
    public static final SettingKey<Boolean> INSERT_SPACES =
            SettingKey.flag("editor.insertSpaces", true, "Indent with spaces",
            "Tab and Enter indent with spaces. Off means tabs.", EDITOR);
    public static final SettingKey<Boolean> DETECT =
            SettingKey.flag("editor.detectIndentation", true, "Detect indentation",
            "What most lines of a file are indented with counts more than these two settings.", EDITOR);
    public static final SettingKey<Boolean> LINE_NUMBERS = SettingKey.flag("editor.lineNumbers", true, "Line numbers",
            "Numbers stand left of the lines.", EDITOR).ofUser();
    public static final SettingKey<Boolean> CLOSE_BRACKETS =
            SettingKey.flag("editor.closeBrackets", true, "Close brackets",
            "An opening bracket or quote brings its partner along.", EDITOR).ofUser();
    public static final SettingKey<Boolean> OCCURRENCES =
            SettingKey.flag("editor.markOccurrences", true, "Mark occurrences",
            "The other places of the name at the caret are marked.", EDITOR).ofUser();
    public static final SettingKey<Boolean> SUGGEST =
            SettingKey.flag("editor.suggestOnType", true, "Suggest while typing",
            "What could be written is offered while a name is typed. Off means only when asked.", EDITOR).ofUser();
    public static final SettingKey<Boolean> GHOST = SettingKey.flag("editor.ghostText", true, "Ghost text",
            "How the line could go on is shown behind the caret. Tab writes it, Ctrl+Right a word.", EDITOR).ofUser();
    public static final SettingKey<Boolean> NEXT_EDIT = SettingKey.flag("editor.nextEdit", true, "Next edit",
            "After a change, the other places that want it are marked one by one. Tab goes there, Tab again makes it,"
            + " Escape lets go of it.", EDITOR).ofUser();
    public static final SettingKey<Boolean> INLAY_HINTS = SettingKey.flag("editor.inlayHints", true, "Inlay hints",
            "Types and names of parameters that the code leaves out are shown within its lines.", EDITOR).ofUser();
    public static final SettingKey<Boolean> CODE_LENSES = SettingKey.flag("editor.codeLenses", true, "Code lenses",
            "What can be done with a declaration, and how often it is used, stands above it.", EDITOR).ofUser();
    public static final SettingKey<Boolean> SEMANTIC =
            SettingKey.flag("editor.semanticColours", true, "Semantic colours",
            "Names have the colour of what they mean, as far as that is known.", EDITOR).ofUser();
    public static final SettingKey<Boolean> FORMAT_ON_TYPE =
            SettingKey.flag("editor.formatOnType", true, "Format on type",
            "A character that ends something has it put in order, where the language has such.", EDITOR);
    public static final SettingKey<Boolean> FORMAT_ON_SAVE =
            SettingKey.flag("editor.formatOnSave", false, "Format on save",
            "Saving puts the whole text in order first, where somebody can.", EDITOR);
    public static final SettingKey<Boolean> TRIM =
            SettingKey.flag("files.trimTrailingBlanks", false, "Trim trailing blanks",
            "Saving removes blanks at the ends of lines, except in Markdown, where they mean something.", FILES);
    public static final SettingKey<Boolean> FINAL_NEWLINE =
            SettingKey.flag("files.finalNewline", false, "Final line end",
            "Saving ends the last line where it has no line end.", FILES);
    public static final SettingKey<String> DIFF_LAYOUT = SettingKey.choice("diff.layout", "side by side",
            List.of("side by side", "unified"), "Differences",
            "Both texts beside each other, or what was removed above what was added.", EDITOR);
    public static final SettingKey<Boolean> PREVIEW_RENAME = SettingKey.flag("refactor.previewRename", true,
            "Preview of several files", "What changes more than one file is shown as a difference before it is done.",
            "Refactoring").ofUser();
    public static final SettingKey<Long> TERMINAL_LINES =
            SettingKey.number("terminal.lines", 100_000, 0, 1_000_000, "Lines kept",
            "How many lines can be scrolled back to, about. Terminals that are opened from then on have it.", TERMINAL)
            .ofUser();
    public static final SettingKey<Boolean> TERMINAL_CLIPBOARD = SettingKey.flag("terminal.clipboard", false,
            "Programs may set the clipboard", "Programs in a terminal, also on other machines, can put text on the"
            + " clipboard. Any text that is shown could do that too.", TERMINAL).ofUser();
    /** One of {@code terminal}, {@code external} and {@code console}. */
    public static final SettingKey<String> DEBUG_CONSOLE = SettingKey.choice("debug.console", "terminal",
            List.of("terminal", "external", "console"), "Input and output of programs",
            "Where a debugged program reads and writes: a terminal of this window, one of the desktop, or the debug"
            + " console, where it can read nothing.", DEBUGGER);
    public static final SettingKey<List<String>> DEBUG_TERMINAL = SettingKey.list("debug.externalTerminal", List.of(),
            "Terminal of the desktop", "The command that runs what follows it in a window, such as xterm and -e; empty"
            + " for one that is installed.", DEBUGGER).ofUser();
    public static final SettingKey<Boolean> VIM = SettingKey.flag("editor.vim", false, "Edit as in Vim",
            "Editors have modes, operators and registers. The Vim key map switches it on too.", KEYS).ofUser();

    private static final List<SettingKey<?>> ALL = List.of(THEME, CODE_FONT, CODE_SIZE, TAB_SIZE, INSERT_SPACES, DETECT,
            LINE_NUMBERS, CLOSE_BRACKETS, OCCURRENCES, SUGGEST, GHOST, NEXT_EDIT, INLAY_HINTS, CODE_LENSES, SEMANTIC,
            FORMAT_ON_TYPE, FORMAT_ON_SAVE, TRIM, FINAL_NEWLINE, DIFF_LAYOUT, PREVIEW_RENAME, TERMINAL_LINES,
            TERMINAL_CLIPBOARD, DEBUG_CONSOLE, DEBUG_TERMINAL, VIM);

    private WindowSettings() {}

    /** All of them, in the order to be shown. */
    public static List<SettingKey<?>> all() {
        return ALL;
    }
}
