package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** A text without a window; each edit is a step that can be undone. */
final class PlainHost implements Host {
    final List<String> acts = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    boolean readOnly;
    private final Deque<Text> before = new ArrayDeque<>();
    private final Deque<Text> after = new ArrayDeque<>();
    private Text text;
    private int caret;
    private int selectedFrom;
    private int selectedTo;
    private String clipboard = "";

    PlainHost(String text) {
        this.text = Text.of(text);
    }

    String selected() {
        return text.substring(selectedFrom, selectedTo);
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public int caret() {
        return caret;
    }

    @Override
    public void show(int at, int start, int end) {
        if (at < 0 || at > text.length() || start > end || end > text.length()) {
            throw new IllegalArgumentException(at + " " + start + ".." + end + " of " + text.length());
        }
        caret = at;
        selectedFrom = start;
        selectedTo = end;
    }

    @Override
    public void edit(List<TextChange> changes, int at) {
        if (readOnly) {
            throw new IllegalStateException("read-only");
        }
        before.push(text);
        after.clear();
        text = text.apply(changes);
        show(at, 0, 0);
    }

    @Override
    public boolean undo() {
        return turn(before, after);
    }

    @Override
    public boolean redo() {
        return turn(after, before);
    }

    private boolean turn(Deque<Text> from, Deque<Text> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(text);
        text = from.pop();
        show(Math.min(caret, text.length()), 0, 0);
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public int shiftWidth() {
        return 4;
    }

    @Override
    public String indentation(int columns) {
        return " ".repeat(columns);
    }

    @Override
    public String clipboard() {
        return clipboard;
    }

    @Override
    public void setClipboard(String content) {
        clipboard = content;
    }

    @Override
    public int firstSeen() {
        return 0;
    }

    @Override
    public int lastSeen() {
        return Math.min(20, text.lineCount() - 1);
    }

    @Override
    public void scrollTo(int line) {
        // there is nothing to see
    }

    @Override
    public boolean act(Act act, String argument) {
        acts.add((act + " " + argument).strip());
        return true;
    }

    @Override
    public void say(String message) {
        if (!message.isEmpty()) {
            said.add(message);
        }
    }

    @Override
    public String lineBreak() {
        return "\n";
    }
}
