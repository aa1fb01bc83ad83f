package dev.rustaiide.app.editor.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.editor.EditorInput;
import dev.rustaiide.foundation.text.Boundaries;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.Words;
import dev.rustaiide.foundation.types.Span;

/** Does what editor commands say. What changes text is planned by classes that need no widget. */
final class Commands implements EditorInput {
    private final EditorModel model;
    private final TextView view;
    private final CaretMoves moves;
    private final Clip clip;
    private final FindControl find;
    private final List<Overlay> overlays = new ArrayList<>();
    private final List<Predicate<Event>> takers = new ArrayList<>();
    private final Map<EditorCommand, Runnable> actions = new EnumMap<>(EditorCommand.class);
    private final Deque<Selections> expanded = new ArrayDeque<>();
    private @Nullable Consumer<Consumer<Selections>> expander;

    /** What the commands of searching need of the find bar. */
    interface FindControl {
        void open(boolean withReplace);

        void next(boolean forwards);

        /** Closes the bar; says whether it was open. */
        boolean close();
    }

    Commands(EditorModel model, TextView view, FindControl find) {
        this.model = model;
        this.view = view;
        this.find = find;
        this.moves = new CaretMoves(model, view);
        this.clip = new Clip(view.canvas().getDisplay());
    }

    @Override
    public void add(Overlay overlay) {
        overlays.add(overlay);
    }

    @Override
    public void on(EditorCommand command, Runnable action) {
        actions.put(command, action);
    }

    @Override
    public void onClick(Predicate<Event> taker) {
        takers.add(taker);
    }

    /** Whether a click on the text was for somebody else than the carets. */
    boolean click(Event event) {
        return takers.stream().anyMatch(taker -> taker.test(event));
    }

    Clip clip() {
        return clip;
    }

    /** Types {@code characters} at every caret. */
    void type(String characters) {
        overlays.forEach(overlay -> overlay.typing(characters));
        model.run(model.typing().type(characters));
        shown();
    }

    private void shown() {
        view.revealCaret();
        view.flush();
    }

    /** Does {@code command}; says whether there was something to do. */
    boolean run(EditorCommand command) {
        for (Overlay overlay : overlays) {
            if (overlay.take(command)) {
                return true;
            }
        }
        Runnable action = actions.get(command);
        if (action != null) {
            action.run();
            return true;
        }
        if (command != EditorCommand.EXPAND_SELECTION && command != EditorCommand.SHRINK_SELECTION) {
            expanded.clear();
        }
        switch (command) {
            case FIND, REPLACE -> find.open(command == EditorCommand.REPLACE);
            case FIND_NEXT, FIND_PREVIOUS -> find.next(command == EditorCommand.FIND_NEXT);
            case SCROLL_LINE_UP, SCROLL_LINE_DOWN -> {
                int by = command == EditorCommand.SCROLL_LINE_UP ? -1 : 1;
                view.scrollTo(view.viewport().left(), view.viewport().top() + by * view.viewport().lineHeight());
            }
            case COPY -> copy();
            case FOLD, UNFOLD, FOLD_ALL, UNFOLD_ALL -> fold(command);
            case SINGLE_CURSOR -> {
                return escape();
            }
            default -> {
                move(command);
                shown();
            }
        }
        return true;
    }

    private boolean escape() {
        if (find.close()) {
            return true;
        }
        Selection main = model.selections().main();
        boolean single = model.selections().isSingle();
        model.select(Selections.of(single ? Selection.at(main.caret()) : main));
        view.flush();
        return !single || !main.isEmpty();
    }

    private void move(EditorCommand command) {
        Text text = model.text();
        switch (command) {
            case CURSOR_LEFT, SELECT_LEFT -> moves.left(command == EditorCommand.SELECT_LEFT);
            case CURSOR_RIGHT, SELECT_RIGHT -> moves.right(command == EditorCommand.SELECT_RIGHT);
            case CURSOR_UP, SELECT_UP -> moves.vertically(-1, command == EditorCommand.SELECT_UP);
            case CURSOR_DOWN, SELECT_DOWN -> moves.vertically(1, command == EditorCommand.SELECT_DOWN);
            case CURSOR_PAGE_UP, SELECT_PAGE_UP -> page(-1, command == EditorCommand.SELECT_PAGE_UP);
            case CURSOR_PAGE_DOWN, SELECT_PAGE_DOWN -> page(1, command == EditorCommand.SELECT_PAGE_DOWN);
            case CURSOR_WORD_LEFT, SELECT_WORD_LEFT ->
                moves.move(at -> Words.left(text, at), command == EditorCommand.SELECT_WORD_LEFT);
            case CURSOR_WORD_RIGHT, SELECT_WORD_RIGHT ->
                moves.move(at -> Words.right(text, at), command == EditorCommand.SELECT_WORD_RIGHT);
            case CURSOR_LINE_START, SELECT_LINE_START ->
                moves.move(moves::lineStart, command == EditorCommand.SELECT_LINE_START);
            case CURSOR_LINE_END, SELECT_LINE_END ->
                moves.move(moves::lineEnd, command == EditorCommand.SELECT_LINE_END);
            case CURSOR_DOCUMENT_START, SELECT_DOCUMENT_START ->
                moves.move(at -> 0, command == EditorCommand.SELECT_DOCUMENT_START);
            case CURSOR_DOCUMENT_END, SELECT_DOCUMENT_END ->
                moves.move(at -> text.length(), command == EditorCommand.SELECT_DOCUMENT_END);
            default -> select(command);
        }
    }

    private void page(int pages, boolean extend) {
        int rows = pages * view.viewport().pageRows();
        view.scrollTo(view.viewport().left(),
                view.viewport().top() + (long) rows * view.viewport().lineHeight());
        moves.vertically(rows, extend);
    }

    private void select(EditorCommand command) {
        switch (command) {
            case SELECT_ALL -> model.select(Selections.of(new Selection(0, model.text().length())));
            case SELECT_LINE -> model.select(model.selections().each(this::wholeLines));
            case EXPAND_SELECTION -> expand();
            case SHRINK_SELECTION -> {
                if (!expanded.isEmpty()) {
                    model.select(expanded.pop());
                }
            }
            case ADD_NEXT_OCCURRENCE -> model.select(Occurrences.addNext(model.text(), model.selections()));
            case SELECT_ALL_OCCURRENCES -> model.select(Occurrences.all(model.text(), model.selections()));
            case ADD_CURSOR_ABOVE -> moves.addCaret(-1);
            case ADD_CURSOR_BELOW -> moves.addCaret(1);
            case GO_TO_BRACKET -> goToBracket();
            default -> edit(command);
        }
    }

    private Selection wholeLines(Selection one) {
        Text text = model.text();
        int start = text.lineStart(text.lineOf(one.start()));
        int last = text.lineOf(one.end());
        return new Selection(start, last + 1 < text.lineCount() ? text.lineStart(last + 1) : text.length());
    }

    private void expand() {
        Optional<SyntaxTree> tree = model.document().treeNow();
        Selections before = model.selections();
        Selections after = before.each(one -> {
            Span word = Words.nameAt(model.text(), one.caret());
            Span wider = one.isEmpty() && !word.isEmpty() ? word
                    : tree.isPresent() ? tree.get().expand(one.span()) : new Span(0, model.text().length());
            return new Selection(wider.start(), wider.end());
        });
        if (tree.isEmpty() && expander != null) {
            expander.accept(this::expandTo);
        } else {
            expandTo(after);
        }
    }

    private void expandTo(Selections after) {
        Selections before = model.selections();
        if (!after.equals(before)) {
            expanded.push(before);
            model.select(after);
        }
    }

    @Override
    public void setExpander(Consumer<Consumer<Selections>> asker) {
        expander = asker;
    }

    private void goToBracket() {
        EditContext context = model.context();
        moves.move(at -> {
            int bracket = Brackets.nextTo(context.text(), at);
            int partner = bracket < 0 ? -1 : Brackets.partner(context.text(), bracket, context.inLiteral());
            return partner < 0 ? at : partner;
        }, false);
    }

    private void edit(EditorCommand command) {
        Text text = model.text();
        switch (command) {
            case DELETE_LEFT -> model.run(model.typing().backspace());
            case DELETE_RIGHT -> model.run(model.typing().delete(at -> Boundaries.nextCharacter(text, at)));
            case DELETE_WORD_LEFT -> model.run(model.typing().delete(at -> Words.left(text, at)));
            case DELETE_WORD_RIGHT -> model.run(model.typing().delete(at -> Words.right(text, at)));
            case NEW_LINE -> model.run(model.typing().enter());
            case TAB -> model.run(selectsLines() ? new LineEdits(model.context()).indent() : model.typing().tab());
            case UNDO -> model.undo();
            case REDO -> model.redo();
            case CUT -> cut();
            case PASTE -> paste(clip.content(false));
            default -> editLines(command, new LineEdits(model.context()));
        }
    }

    private boolean selectsLines() {
        for (Selection one : model.selections().all()) {
            if (model.text().lineOf(one.start()) != model.text().lineOf(one.end())) {
                return true;
            }
        }
        return false;
    }

    private boolean copy() {
        if (Clip.isTooLarge(model.selections())) {
            view.canvas().getDisplay().beep();
            return false;
        }
        clip.copy(Clip.selected(model.text(), model.selections(), model.document().lineEnding().characters()));
        return true;
    }

    private void cut() {
        if (!copy()) {
            return;
        }
        boolean empty = model.selections().isSingle() && model.selections().main().isEmpty();
        model.run(empty ? new LineEdits(model.context()).delete() : model.typing().delete(at -> at));
    }

    /** Puts {@code characters} at every caret. */
    void paste(String characters) {
        if (!characters.isEmpty()) {
            model.run(model.typing().paste(characters));
            shown();
        }
    }

    private void editLines(EditorCommand command, LineEdits lines) {
        model.run(switch (command) {
            case DELETE_LINE -> lines.delete();
            case NEW_LINE_BELOW -> lines.open(false);
            case NEW_LINE_ABOVE -> lines.open(true);
            case INDENT -> lines.indent();
            case OUTDENT -> lines.outdent();
            case MOVE_LINES_UP -> lines.moveUp();
            case MOVE_LINES_DOWN -> lines.moveDown();
            case COPY_LINES_UP -> lines.copy(true);
            case COPY_LINES_DOWN -> lines.copy(false);
            case DUPLICATE_SELECTION -> lines.duplicate();
            case JOIN_LINES -> lines.join();
            case TOGGLE_COMMENT -> lines.toggleComment();
            default -> throw new IllegalStateException("nobody does " + command);
        });
    }

    private void fold(EditorCommand command) {
        int line = model.text().lineOf(model.selections().main().caret());
        switch (command) {
            case FOLD -> innermost(line).ifPresent(fold -> model.fold(fold.startLine(), fold.endLine()));
            case UNFOLD -> model.unfold(line);
            case UNFOLD_ALL -> model.unfoldAll();
            default -> {
                for (Fold fold : view.gutter().folds().values()) {
                    model.rows().fold(fold.startLine(), fold.endLine());
                }
                innermost(line).ifPresent(fold -> model.fold(fold.startLine(), fold.endLine()));
                view.rowsChanged();
            }
        }
    }

    private Optional<Fold> innermost(int line) {
        Fold best = null;
        for (Fold fold : view.gutter().folds().values()) {
            boolean around = fold.startLine() <= line && line <= fold.endLine()
                    && !model.rows().isFolded(fold.startLine());
            if (around && (best == null || fold.startLine() > best.startLine())) {
                best = fold;
            }
        }
        return Optional.ofNullable(best);
    }
}
