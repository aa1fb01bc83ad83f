package dev.rustaiide.app.workbench.internal.commands;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Explanations;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.window.EditorPart;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.types.Diagnostic;

/** What the editor can do, offered to the palette and the menu. The editor itself knows its keys. */
@Creatable
public final class EditCommands {
    private static final List<EditorCommand> SELECTION = List.of(EditorCommand.SELECT_ALL, EditorCommand.SELECT_LINE,
            EditorCommand.EXPAND_SELECTION, EditorCommand.SHRINK_SELECTION, EditorCommand.ADD_NEXT_OCCURRENCE,
            EditorCommand.SELECT_ALL_OCCURRENCES, EditorCommand.ADD_CURSOR_ABOVE, EditorCommand.ADD_CURSOR_BELOW);
    private static final List<EditorCommand> VIEW = List.of(EditorCommand.FOLD, EditorCommand.UNFOLD,
            EditorCommand.FOLD_ALL, EditorCommand.UNFOLD_ALL, EditorCommand.TOGGLE_INLAY_HINTS);
    private static final List<EditorCommand> EDIT = List.of(EditorCommand.UNDO, EditorCommand.REDO, EditorCommand.CUT,
            EditorCommand.COPY, EditorCommand.PASTE, EditorCommand.FIND, EditorCommand.REPLACE, EditorCommand.FIND_NEXT,
            EditorCommand.FIND_PREVIOUS, EditorCommand.TOGGLE_COMMENT, EditorCommand.INDENT, EditorCommand.OUTDENT,
            EditorCommand.MOVE_LINES_UP, EditorCommand.MOVE_LINES_DOWN, EditorCommand.COPY_LINES_UP,
            EditorCommand.COPY_LINES_DOWN, EditorCommand.DUPLICATE_SELECTION, EditorCommand.JOIN_LINES,
            EditorCommand.DELETE_LINE);

    private static final List<EditorCommand> LANGUAGE = List.of(EditorCommand.COMPLETE, EditorCommand.SHOW_SIGNATURE,
            EditorCommand.NEXT_GHOST_TEXT, EditorCommand.PREVIOUS_GHOST_TEXT, EditorCommand.NEXT_EDIT_ALL,
            EditorCommand.FIX, EditorCommand.FORMAT, EditorCommand.FORMAT_SELECTION);
    private static final List<Encoding> ENCODINGS = List.of(Encoding.UTF_8, Encoding.UTF_8_WITH_MARK,
            Encoding.UTF_16_LE, Encoding.UTF_16_BE, new Encoding(StandardCharsets.ISO_8859_1, false));

    private final PartEditors editors;
    private final Pickers pickers;
    private final Explanations explanations;
    private final Notices notices;
    private final Ui ui;

    @Inject
    public EditCommands(PartEditors editors, Pickers pickers, Explanations explanations, Notices notices, Ui ui) {
        this.editors = editors;
        this.pickers = pickers;
        this.explanations = explanations;
        this.notices = notices;
        this.ui = ui;
    }

    public void addTo(Commands commands) {
        EDIT.forEach(command -> commands.add(command(command, MenuGroup.EDIT)));
        SELECTION.forEach(command -> commands.add(command(command, MenuGroup.SELECTION)));
        VIEW.forEach(command -> commands.add(command(command, MenuGroup.VIEW)));
        commands.add(command(EditorCommand.GO_TO_BRACKET, MenuGroup.GO));
        commands.add(command(EditorCommand.SHOW_HOVER, MenuGroup.EDIT, "Ctrl+K Ctrl+I"));
        LANGUAGE.forEach(command -> commands.add(command(command, MenuGroup.EDIT)));
        commands.add(command(EditorCommand.GO_TO_DEFINITION, MenuGroup.GO));
        commands.add(Command.when("editor.explain", MenuGroup.EDIT, "Explain problem at caret", "Ctrl+K Ctrl+E",
                () -> !explainable().isEmpty(), this::explain));
        commands.add(Command.when("editor.language", MenuGroup.EDIT, "Change language…", "",
                () -> editors.activeEditor().isPresent(), pickers::language));
        commands.add(Command.when("editor.encoding", MenuGroup.EDIT, "Change encoding…", "",
                () -> editors.activeEditor().isPresent(), this::encoding));
        commands.add(Command.when("editor.lineEnding", MenuGroup.EDIT, "Change line ending…", "",
                () -> editors.activeEditor().isPresent(), this::lineEnding));
    }

    /** Explains the problem under the caret, or lets the user choose among several. */
    private void explain() {
        List<Diagnostic> here = explainable();
        if (here.size() == 1) {
            explanations.explain(here.getFirst());
        } else if (!here.isEmpty()) {
            pickers.pick("Explain problem", here, problem -> problem.code().orElse(problem.source()) + "  "
                    + problem.message(), explanations::explain);
        }
    }

    private List<Diagnostic> explainable() {
        return editors.activeEditor().map(EditorPart::problemsAtCaret).orElse(List.of()).stream()
                .filter(Explanations::canExplain).toList();
    }

    /** Reads the file again in another encoding, or, with unsaved changes, writes it in that from now on. */
    private void encoding() {
        editors.activeEditor().flatMap(EditorPart::document).ifPresent((Document document) -> {
            boolean reads = !document.isDirty() && document.file().isPresent();
            String title = reads ? "Read again in encoding" : "Write in encoding";
            pickers.pick(title, ENCODINGS, Encoding::toString, chosen -> {
                if (reads) {
                    document.reload(chosen).onFailure(ui, notices::show);
                } else {
                    document.setEncoding(chosen);
                }
            });
        });
    }

    private void lineEnding() {
        editors.activeEditor().flatMap(EditorPart::document).ifPresent((Document document) ->
                pickers.pick("Line ending", List.of(LineEnding.values()), LineEnding::name,
                        document::setLineEnding));
    }

    private Command command(EditorCommand command, MenuGroup menu) {
        return command(command, menu, keys(command));
    }

    private Command command(EditorCommand command, MenuGroup menu, String keys) {
        return Command.when(command.id(), menu, command.title(), keys,
                () -> editors.activeEditor().flatMap(EditorPart::editor).isPresent(), () -> run(command));
    }

    private void run(EditorCommand command) {
        editors.activeEditor().flatMap(EditorPart::editor).ifPresent((CodeEditor editor) -> editor.execute(command));
    }

    /** Those of the editor's that the palette has. */
    static List<EditorCommand> offered() {
        return Stream.of(EDIT, SELECTION, VIEW, LANGUAGE).flatMap(List::stream).toList();
    }

    /** The editor writes {@code M1+SHIFT+ARROW_UP} where people read {@code Ctrl+Shift+Up}. */
    static String keys(EditorCommand command) {
        String keys = command.key();
        String[][] names = {{"M1+", "Ctrl+"}, {"SHIFT+", "Shift+"}, {"ALT+", "Alt+"}, {"ARROW_UP", "Up"},
            {"ARROW_DOWN", "Down"}, {"ARROW_LEFT", "Left"}, {"ARROW_RIGHT", "Right"}, {"TAB", "Tab"},
            {"SPACE", "Space"}};
        for (String[] name : names) {
            keys = keys.replace(name[0], name[1]);
        }
        return keys;
    }
}
