package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.language.NextEdits.Made;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.Range;

/**
 * What people did last, as what stood there and what stands there now: changes that touch each other are one. Those
 * before it are kept as long as they are few. Needs no widget. UI thread only.
 */
final class Burst {
    private static final int MOST_EARLIER = 4;
    /** Whoever replaces more than this writes something new. */
    private static final int LONGEST = 2000;

    /** A change whose result lies from {@code start} to {@code end} now. */
    private record Part(int start, int end, String before) {
        Part moved(DocumentChange change) {
            int from = change.map(start, true);
            return new Part(from, Math.max(from, change.map(end, false)), before);
        }
    }

    private final List<Part> earlier = new ArrayList<>();
    private @Nullable Part last;

    /** Hears a change of the text. */
    void add(DocumentChange change) {
        if (change.changes().size() == 1 && joins(change.changes().getFirst())) {
            join(change);
            return;
        }
        List<Part> parts = new ArrayList<>();
        int shift = 0;
        for (TextChange each : change.changes()) {
            int start = each.start() + shift;
            parts.add(new Part(start, start + each.replacement().length(),
                    change.before().substring(each.start(), each.end())));
            shift += each.growth();
        }
        Part before = last;
        earlier.replaceAll(each -> each.moved(change));
        if (before != null && !says(change.before(), before)) {
            earlier.addFirst(before.moved(change));
        }
        last = parts.removeLast();
        parts.reversed().forEach(earlier::addFirst);
        while (earlier.size() > MOST_EARLIER) {
            earlier.removeLast();
        }
        check();
    }

    private boolean joins(TextChange change) {
        Part before = last;
        return before != null && change.start() <= before.end && change.end() >= before.start;
    }

    private void join(DocumentChange change) {
        Part before = last;
        if (before == null) {
            return;
        }
        TextChange one = change.changes().getFirst();
        Text text = change.before();
        String old = text.substring(Math.min(one.start(), before.start), before.start) + before.before
                + text.substring(before.end, Math.max(one.end(), before.end));
        int start = Math.min(one.start(), before.start);
        int end = Math.max(one.end(), before.end) + one.growth();
        earlier.replaceAll(each -> each.moved(change));
        last = new Part(start, end, old);
        check();
    }

    private void check() {
        Part now = last;
        if (now != null && (now.end - now.start > LONGEST || now.before.length() > LONGEST)) {
            clear();
        }
    }

    /** Whether {@code part} has become what it was before. */
    private static boolean says(Text text, Part part) {
        return text.substring(part.start, part.end).equals(part.before);
    }

    /** Another place got the same change: a further example, not what people did last. */
    void repeated(DocumentChange change) {
        TextChange one = change.changes().getFirst();
        Part now = last;
        earlier.replaceAll(each -> each.moved(change));
        last = now == null ? null : now.moved(change);
        earlier.addFirst(new Part(one.start(), one.start() + one.replacement().length(),
                change.before().substring(one.start(), one.end())));
        while (earlier.size() > MOST_EARLIER) {
            earlier.removeLast();
        }
    }

    void clear() {
        earlier.clear();
        last = null;
    }

    /** What was done to {@code text}, the last first; none if that says again what it said before. */
    List<Made> made(Text text) {
        List<Made> made = new ArrayList<>();
        Part now = last;
        if (now == null || now.end > text.length() || says(text, now)) {
            return made;
        }
        made.add(made(text, now));
        earlier.stream().filter(each -> each.end <= text.length()).forEach(each -> made.add(made(text, each)));
        return made;
    }

    private static Made made(Text text, Part part) {
        return new Made(new Range(text.positionOf(part.start), text.positionOf(part.end)), part.before);
    }
}
