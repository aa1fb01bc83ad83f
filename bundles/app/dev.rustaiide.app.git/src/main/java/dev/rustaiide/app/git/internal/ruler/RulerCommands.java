package dev.rustaiide.app.git.internal.ruler;

import java.util.Optional;
import java.util.function.BiConsumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.git.internal.ruler.ChangedLines.Change;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.foundation.text.Text;

/** What people do by key with the changes in an editor. */
@Creatable
public final class RulerCommands {
    private final Rulers rulers;
    private final ChangeCards cards;

    @Inject
    public RulerCommands(Rulers rulers, ChangeCards cards, Commands commands) {
        this.rulers = rulers;
        this.cards = cards;
        add(commands, "git.nextChange", "Next change", "Alt+PageDown", (editor, bars) -> bars.now()
                .flatMap(lines -> lines.after(line(editor))).ifPresent(change -> cards.go(editor, bars, change)));
        add(commands, "git.previousChange", "Previous change", "Alt+PageUp", (editor, bars) -> bars.now()
                .flatMap(lines -> lines.before(line(editor))).ifPresent(change -> cards.go(editor, bars, change)));
        add(commands, "git.showChange", "Show what was before the change at the caret", "Ctrl+K Ctrl+C",
                (editor, bars) -> cards.show(editor, bars, line(editor)));
        add(commands, "git.revertChange", "Revert change at the caret", "Ctrl+K Ctrl+Alt+R",
                (editor, bars) -> here(editor, bars).filter(change -> !change.isStaged())
                        .ifPresent(change -> cards.revert(editor, bars, change)));
        add(commands, "git.stageLines", "Stage selected lines", "Ctrl+K Ctrl+Alt+S",
                (editor, bars) -> lines(editor, bars, false));
        add(commands, "git.unstageLines", "Unstage selected lines", "Ctrl+K Ctrl+Alt+N",
                (editor, bars) -> lines(editor, bars, true));
    }

    private void add(Commands commands, String id, String title, String keys,
            BiConsumer<CodeEditor, ChangeBars> action) {
        commands.add(Command.when(id, MenuGroup.GIT, title, keys, () -> rulers.active().isPresent(),
                () -> rulers.active().ifPresent(editor -> rulers.bars(editor)
                        .ifPresent(bars -> action.accept(editor, bars)))));
    }

    private static int line(CodeEditor editor) {
        return editor.caret().line();
    }

    private static Optional<Change> here(CodeEditor editor, ChangeBars bars) {
        return bars.now().flatMap(lines -> lines.at(line(editor)));
    }

    /** The lines that anything is selected of; without a selection, those of the change at the caret. */
    private void lines(CodeEditor editor, ChangeBars bars, boolean back) {
        Selection main = editor.selections().main();
        Text text = editor.document().text();
        if (main.isEmpty()) {
            Optional<Change> change = here(editor, bars);
            if (change.isPresent() && change.get().isStaged() == back) {
                if (back) {
                    cards.unstage(bars, change.get());
                } else {
                    cards.stage(bars, change.get());
                }
            }
            return;
        }
        int first = text.lineOf(main.start());
        int last = text.lineOf(main.end());
        // A line of which nothing is selected is not meant.
        cards.lines(bars, first, last > first && text.lineStart(last) == main.end() ? last - 1 : last, back);
    }
}
