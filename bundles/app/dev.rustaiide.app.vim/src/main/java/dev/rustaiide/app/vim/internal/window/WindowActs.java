package dev.rustaiide.app.vim.internal.window;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.vim.internal.core.Host.Act;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.system.user.experience.WindowSettings;

/** What Vim asks of the window, done by the commands that the window has. */
final class WindowActs implements EditorVim.Acts {
    private static final Map<Act, String> COMMANDS = new EnumMap<>(Map.ofEntries(Map.entry(Act.WRITE, "file.save"),
            Map.entry(Act.QUIT, "file.close"), Map.entry(Act.QUIT_WITHOUT_SAVING, "file.closeUnsaved"),
            Map.entry(Act.WRITE_AND_QUIT, "file.saveAndClose"),
            Map.entry(Act.WRITE_ALL, "file.saveAll"), Map.entry(Act.DEFINITION, "editor.goToDefinition"),
            Map.entry(Act.HOVER, "editor.showHover"), Map.entry(Act.REFERENCES, "go.references"),
            Map.entry(Act.IMPLEMENTATION, "go.implementation"),
            Map.entry(Act.NEXT_TAB, "go.nextTab"), Map.entry(Act.PREVIOUS_TAB, "go.previousTab"),
            Map.entry(Act.BACK, "go.back"), Map.entry(Act.FORWARD, "go.forward"),
            Map.entry(Act.NEXT_PROBLEM, "go.nextPlace"), Map.entry(Act.PREVIOUS_PROBLEM, "go.previousPlace"),
            Map.entry(Act.SPLIT, "view.splitDown"), Map.entry(Act.SPLIT_RIGHT, "view.splitRight")));
    private static final Map<Act, EditorCommand> EDITOR = new EnumMap<>(Map.of(
            Act.COMMENT, EditorCommand.TOGGLE_COMMENT, Act.FORMAT, EditorCommand.FORMAT_SELECTION,
            Act.FOLD, EditorCommand.FOLD, Act.UNFOLD, EditorCommand.UNFOLD, Act.FOLD_ALL, EditorCommand.FOLD_ALL,
            Act.UNFOLD_ALL, EditorCommand.UNFOLD_ALL));

    private final Commands commands;
    private final Editors editors;
    private final Settings settings;
    private final FailureNotices notices;
    private final Ui ui;

    WindowActs(Commands commands, Editors editors, Settings settings, FailureNotices notices, Ui ui) {
        this.commands = commands;
        this.editors = editors;
        this.settings = settings;
        this.notices = notices;
        this.ui = ui;
    }

    @Override
    public boolean does(Act act, String argument, CodeEditor editor) {
        String command = COMMANDS.get(act);
        if (command != null) {
            return commands.run(new CommandId(command));
        }
        EditorCommand own = EDITOR.get(act);
        if (own != null) {
            return editor.execute(own);
        }
        return switch (act) {
            case EDIT_FILE -> edit(argument, editor);
            case NUMBERS, NO_NUMBERS -> {
                Call.start("line numbers", scope -> {
                    settings.set(WindowSettings.LINE_NUMBERS, act == Act.NUMBERS);
                    return act;
                }).onFailure(ui, notices::show);
                yield true;
            }
            case NO_HIGHLIGHT -> editor.execute(EditorCommand.SINGLE_CURSOR);
            default -> false;
        };
    }

    /** A file beside the one that is edited; none for reading that again. */
    private boolean edit(String name, CodeEditor editor) {
        if (name.isBlank()) {
            return commands.run(new CommandId("file.revert"));
        }
        try {
            Path here = editor.document().file().map(Path::getParent).orElse(Path.of("").toAbsolutePath());
            editors.openOrCreate(here.resolve(name.strip()).normalize());
            return true;
        } catch (InvalidPathException none) {
            return false;
        }
    }
}
