package dev.rustaiide.app.documents.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.app.documents.EditGroup;
import dev.rustaiide.app.documents.EditKind;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/** What can be undone and redone. Keys typed one behind the other within a second are one step. */
public final class History {
    private static final long PAUSE_MILLIS = 1000;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private boolean closed;

    /** One change with the selections around it; {@code group} knows what else was changed with it. */
    public record Step(DocumentChange change, Selections before, Selections after, EditKind kind, long millis,
            Optional<EditGroup> group) {
        public Step(DocumentChange change, Selections before, Selections after, EditKind kind, long millis) {
            this(change, before, after, kind, millis, Optional.empty());
        }
    }

    /** Remembers {@code step}, as part of the last one if it goes on with it. */
    public void add(Step step) {
        undone.clear();
        Step last = done.peek();
        List<TextChange> merged = last == null || closed || !continues(last, step) ? List.of()
                : merge(last.change(), step.change());
        closed = false;
        if (last == null || merged.isEmpty()) {
            done.push(step);
        } else {
            done.pop();
            done.push(new Step(new DocumentChange(last.change().before(), step.change().after(), merged),
                    last.before(), step.after(), step.kind(), step.millis()));
        }
    }

    private static boolean continues(Step last, Step step) {
        return step.kind() != EditKind.OTHER && step.kind() == last.kind()
                && step.millis() - last.millis() < PAUSE_MILLIS && last.after().equals(step.before())
                && last.change().changes().size() == step.change().changes().size();
    }

    /** The two as one, change by change; empty if one of the second touches nothing of the first. */
    private static List<TextChange> merge(DocumentChange first, DocumentChange second) {
        var merged = new ArrayList<TextChange>(first.changes().size());
        int shift = 0;
        for (int i = 0; i < first.changes().size(); i++) {
            TextChange a = first.changes().get(i);
            TextChange b = second.changes().get(i);
            int start = a.start() + shift;
            int end = start + a.replacement().length();
            if (b.end() < start || b.start() > end) {
                return List.of();
            }
            merged.add(merge(a, b, start));
            shift += a.growth();
        }
        return apart(merged) ? merged : List.of();
    }

    private static TextChange merge(TextChange a, TextChange b, int start) {
        Text inserted = a.replacement();
        int head = Math.max(0, b.start() - start);
        int tail = Math.min(inserted.length(), b.end() - start);
        Text both = inserted.subSequence(0, head).concat(b.replacement())
                .concat(inserted.subSequence(Math.max(0, tail), inserted.length()));
        int before = Math.max(0, start - b.start());
        int behind = Math.max(0, b.end() - start - inserted.length());
        return new TextChange(a.start() - before, a.end() + behind, both);
    }

    private static boolean apart(List<TextChange> changes) {
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).start() < changes.get(i - 1).end()) {
                return false;
            }
        }
        return true;
    }

    /** The next step stands alone, whatever it is. */
    public void closeStep() {
        closed = true;
    }

    /** What {@link #undo} would take off. */
    public Optional<Step> last() {
        return Optional.ofNullable(done.peek());
    }

    /** What {@link #redo} would put back. */
    public Optional<Step> next() {
        return Optional.ofNullable(undone.peek());
    }

    /** Takes the last step off; its inverse is what has to happen. */
    public Optional<Step> undo() {
        closed = true;
        Step step = done.poll();
        if (step != null) {
            undone.push(step);
        }
        return Optional.ofNullable(step);
    }

    /** Puts the step that was undone last back; its change is what has to happen. */
    public Optional<Step> redo() {
        closed = true;
        Step step = undone.poll();
        if (step != null) {
            done.push(step);
        }
        return Optional.ofNullable(step);
    }
}
