package dev.rustaiide.app.documents;

import java.util.Arrays;
import java.util.List;

import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Span;

/** Places in a text, in order of their starts, that move with its edits. */
public final class TrackedSpans {
    private int[] starts = {};
    private int[] ends = {};

    /** Takes {@code spans}, which are in order. */
    public void set(List<Span> spans) {
        starts = new int[spans.size()];
        ends = new int[spans.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = spans.get(i).start();
            ends[i] = spans.get(i).end();
        }
    }

    /** Whether these are the places now. */
    public boolean equalsSpans(List<Span> spans) {
        if (spans.size() != starts.length) {
            return false;
        }
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] != spans.get(i).start() || ends[i] != spans.get(i).end()) {
                return false;
            }
        }
        return true;
    }

    public Span span(int index) {
        return new Span(starts[index], ends[index]);
    }

    public int size() {
        return starts.length;
    }

    public boolean isEmpty() {
        return starts.length == 0;
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return ends[index];
    }

    /** The first that starts at {@code offset} or behind; {@link #size} if there is none. */
    public int firstFrom(int offset) {
        int index = Arrays.binarySearch(starts, offset);
        if (index < 0) {
            return -index - 1;
        }
        while (index > 0 && starts[index - 1] == offset) {
            index--;
        }
        return index;
    }

    /** Follows a change: what is put in at an edge stays outside. */
    public void edited(DocumentChange change) {
        if (starts.length == 0) {
            return;
        }
        if (change.changes().size() == 1) {
            TextChange only = change.changes().getFirst();
            if (only.start() > ends[ends.length - 1] && only.start() > starts[starts.length - 1]) {
                return;
            }
        }
        for (int i = 0; i < starts.length; i++) {
            starts[i] = change.map(starts[i], true);
            ends[i] = Math.max(starts[i], change.map(ends[i], false));
        }
    }
}
