package dev.rustaiide.app.vim.internal.core;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * What each command changed, so that undo takes a command back as Vim does, however many steps the text made of it.
 * What others change in between is taken back by its own steps.
 */
final class Steps {
    private static final int MOST = 1000;

    private final Host host;
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private @Nullable Text before;
    private int caretBefore;

    /** {@code caret} is where it was before. */
    private record Step(Text before, Text after, int caret) {}

    Steps(Host host) {
        this.host = host;
    }

    /** A command begins, with the caret at {@code caret}; what it runs in turn belongs to it. */
    void begin(int caret) {
        if (before == null) {
            before = host.text();
            caretBefore = caret;
        }
    }

    void end() {
        Text then = before;
        before = null;
        Text now = host.text();
        if (then != null && then != now && !then.equals(now)) {
            done.push(new Step(then, now, caretBefore));
            undone.clear();
            if (done.size() > MOST) {
                done.removeLast();
            }
        }
    }

    /** What the command does from here on is another step. */
    void part() {
        end();
        begin(host.caret());
    }

    /** Whether there was something to take back. */
    boolean undo() {
        part();
        boolean went = back();
        restart();
        return went;
    }

    boolean redo() {
        part();
        boolean went = forth();
        restart();
        return went;
    }

    /** To take a step back or to do it again is none. */
    private void restart() {
        before = null;
        begin(host.caret());
    }

    private boolean back() {
        Step step = done.peek();
        if (step == null || !step.after().equals(host.text())) {
            return host.undo();
        }
        Text from = host.text();
        while (!host.text().equals(step.before())) {
            if (!host.undo()) {
                return false;
            }
        }
        undone.push(done.pop());
        place(from, step);
        return true;
    }

    private boolean forth() {
        Step step = undone.peek();
        if (step == null || !step.before().equals(host.text())) {
            return host.redo();
        }
        Text from = host.text();
        while (!host.text().equals(step.after())) {
            if (!host.redo()) {
                return false;
            }
        }
        done.push(undone.pop());
        place(from, step);
        return true;
    }

    /** Where the caret was if that is about where the change is, else the first changed line. */
    private void place(Text from, Step step) {
        Lines lines = new Lines(host.text());
        TextChange.between(from, host.text()).ifPresent(change -> {
            int first = lines.of(Math.min(change.start(), lines.text().length()));
            int last = lines.of(Math.min(change.start() + change.replacement().length(), lines.text().length()));
            Lines before = new Lines(step.before());
            int line = before.of(step.caret());
            boolean near = line >= first - 1 && line <= last + 1 && line <= lines.last();
            int at = near ? lines.place(line, before.column(step.caret())) : lines.firstNonBlank(first);
            host.show(lines.onCharacter(at), 0, 0);
        });
    }
}
