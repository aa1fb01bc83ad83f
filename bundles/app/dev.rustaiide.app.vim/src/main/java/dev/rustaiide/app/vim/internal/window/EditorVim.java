package dev.rustaiide.app.vim.internal.window;

import java.util.List;
import java.util.Optional;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Event;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.editor.EditedText;
import dev.rustaiide.app.editor.EditorCommand;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.vim.internal.core.Host;
import dev.rustaiide.app.vim.internal.core.HostTyping;
import dev.rustaiide.app.vim.internal.core.Vim;
import dev.rustaiide.app.workbench.KeyOwner;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/**
 * Vim in one editor. While text is inserted the editor has its keys itself, with all help that there is; what was
 * inserted is found out when that ends.
 */
final class EditorVim implements Host, EditedText.Listener {
    private static final int FARTHEST_SCROLL = 2000;

    private final CodeEditor editor;
    private final Acts acts;
    private final Runnable changed;
    private final Vim vim;
    private final HostTyping typing = new HostTyping();
    private String message = "";
    private int caret;
    private boolean ours;
    private boolean on;

    /** What the window does for Vim; whether it could. */
    @FunctionalInterface
    interface Acts {
        boolean does(Act act, String argument, CodeEditor editor);
    }

    /** {@code changed} is told when the mode or what is typed of a command is another. */
    EditorVim(CodeEditor editor, Acts acts, Runnable changed) {
        this.editor = editor;
        this.acts = acts;
        this.changed = changed;
        this.vim = new Vim(this);
        editor.text().addListener(this);
        editor.view().canvas().setData(KeyOwner.KEY, (KeyOwner) stroke -> on && (vim.isInserting() && !vim.isReplacing()
                ? VimKeys.isForInsertion(stroke) : VimKeys.isCommand(stroke)));
    }

    void set(boolean active) {
        if (on != active && !editor.isDisposed()) {
            on = active;
            vim.reset();
            caret = editor.selections().main().caret();
            if (on) {
                show(vim.onCharacter(caret), 0, 0);
            }
            showMode();
        }
    }

    boolean isOf(Object widget) {
        return widget == editor.view().canvas();
    }

    boolean isOn() {
        return on && !editor.isDisposed();
    }

    /** Whether {@code event} was for Vim. */
    boolean take(Event event) {
        boolean hostTypes = vim.isInserting() && !vim.isReplacing();
        Optional<String> key = VimKeys.of(event);
        if (!on || key.isEmpty() || hostTypes && !vim.isWaiting() && !VimKeys.isForInsertion(key.get())) {
            return false;
        }
        if (key.get().equals("<Esc>") && (hostTypes || vim.isIdle())) {
            // What is open over the text, such as proposals, is put away by the same key.
            boolean closed = editor.execute(EditorCommand.SINGLE_CURSOR);
            if (vim.isIdle()) {
                return closed;
            }
        }
        if (hostTypes) {
            endTyping();
        }
        boolean was = vim.isInserting() && !hostTypes;
        vim.press(key.get());
        if (vim.isInserting() && !was) {
            typing.begin(caret);
        }
        showMode();
        return true;
    }

    private void endTyping() {
        caret = editor.selections().main().caret();
        vim.inserted(typing.typed(text()));
    }

    private void showMode() {
        editor.view().setBlockCaret(on && !vim.isInserting());
        changed.run();
    }

    /** What the status line says: the mode, what is typed of a command, or what came of the last one. */
    String status() {
        String mode = switch (vim.mode()) {
            case NORMAL -> "NORMAL";
            case INSERT -> "INSERT";
            case REPLACE -> "REPLACE";
            case VISUAL -> "VISUAL";
            case VISUAL_LINES -> "VISUAL LINE";
            case VISUAL_BLOCK -> "VISUAL BLOCK";
        };
        String macro = vim.recording().map(register -> " · recording @" + register).orElse("");
        String rest = vim.pending().isEmpty() ? message : vim.pending();
        return mode + macro + (rest.isEmpty() ? "" : " · " + rest);
    }

    // What others do

    @Override
    public void textChanged(DocumentChange change) {
        if (!ours) {
            vim.followed(change.changes());
            typing.changed(change.changes(), editor.selections().main().caret());
        }
    }

    @Override
    public void selectionsChanged(Selections before) {
        if (ours || !on) {
            return;
        }
        Selection main = editor.selections().main();
        caret = main.caret();
        if (vim.isInserting()) {
            if (typing.isMovedTo(caret)) {
                vim.interrupted(vim.isReplacing() ? "" : typing.typed(text()), typing.caret());
                typing.begin(caret);
            }
            return;
        }
        if (main.isEmpty()) {
            vim.moved();
            show(vim.onCharacter(caret), 0, 0);
        } else if (editor.selections().isSingle()) {
            vim.selected(main.isReversed() ? main.anchor() - 1 : main.anchor(),
                    main.isReversed() ? main.caret() : main.caret() - 1);
        }
        showMode();
    }

    // The text

    @Override
    public Text text() {
        return editor.text().text();
    }

    @Override
    public int caret() {
        return caret;
    }

    @Override
    public void show(int at, int start, int end) {
        caret = at;
        Selection selection = start == end ? Selection.at(at)
                : at <= start ? new Selection(end, start) : new Selection(start, end);
        mine(() -> editor.text().select(Selections.of(selection)));
        editor.view().revealCaret();
    }

    @Override
    public void showRows(int at, List<Span> rows) {
        caret = at;
        List<Selection> each = rows.stream().map(row -> new Selection(row.start(), row.end())).toList();
        boolean first = rows.getFirst().start() <= at && at <= rows.getFirst().end();
        mine(() -> editor.text().select(Selections.merged(each, first ? 0 : each.size() - 1)));
        editor.view().revealCaret();
    }

    @Override
    public void edit(List<TextChange> changes, int after) {
        Document document = editor.document();
        mine(() -> document.edit(EditKind.OTHER, changes, Selections.at(Math.min(caret, text().length())),
                Selections.at(after)));
        caret = after;
    }

    private void mine(Runnable action) {
        boolean before = ours;
        ours = true;
        try {
            action.run();
        } finally {
            ours = before;
        }
    }

    @Override
    public boolean undo() {
        boolean[] went = new boolean[1];
        mine(() -> went[0] = editor.document().undo().isPresent());
        caret = Math.min(caret, text().length());
        return went[0];
    }

    @Override
    public boolean redo() {
        boolean[] went = new boolean[1];
        mine(() -> went[0] = editor.document().redo().isPresent());
        caret = Math.min(caret, text().length());
        return went[0];
    }

    @Override
    public boolean isReadOnly() {
        return editor.text().isReadOnly();
    }

    @Override
    public String lineBreak() {
        Text text = text();
        int end = text.lineCount() > 1 ? text.lineEnd(0) : 0;
        return text.lineCount() > 1 && text.charAt(end) == '\r' ? "\r\n" : "\n";
    }

    @Override
    public int shiftWidth() {
        return editor.text().indentation().width();
    }

    @Override
    public String indentation(int columns) {
        return editor.text().indentation().of(columns);
    }

    @Override
    public String clipboard() {
        Clipboard clipboard = new Clipboard(editor.getDisplay());
        Object content = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return content instanceof String text ? text.replace("\r\n", "\n") : "";
    }

    @Override
    public void setClipboard(String text) {
        ClipboardText.put(editor.getDisplay(), text);
    }

    // The window

    @Override
    public int firstSeen() {
        return editor.view().lineAt(0);
    }

    @Override
    public int lastSeen() {
        return editor.view().lineAt(Math.max(0, editor.view().canvas().getClientArea().height
                - editor.view().lineHeight()));
    }

    @Override
    public void scrollTo(int line) {
        int by = Math.clamp(line - firstSeen(), -FARTHEST_SCROLL, FARTHEST_SCROLL);
        for (int i = 0; i < Math.abs(by); i++) {
            editor.execute(by < 0 ? EditorCommand.SCROLL_LINE_UP : EditorCommand.SCROLL_LINE_DOWN);
        }
    }

    @Override
    public boolean act(Act act, String argument) {
        return acts.does(act, argument, editor);
    }

    @Override
    public void say(String words) {
        message = words;
    }
}
